package tryout.shelf;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tryout.access.Audit;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.exercise.ExercisePackage;
import tryout.exercise.StudentPack;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Benches;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Listing;
import tryout.web.Reply;

/** Every version on the shelf, for those who write exercises and choose among them. */
final class VersionRoutes {
  private static final String ZIP = "application/zip";

  private final Database database;
  private final Shelf shelf;
  private final ExerciseStore store;
  private final Verifications verifications;
  private final Benches benches;
  private final Audit audit;

  VersionRoutes(Database database, Shelf shelf, ExerciseStore store, Verifications verifications, Benches benches, Audit audit) {
    this.database = database;
    this.shelf = shelf;
    this.store = store;
    this.verifications = verifications;
    this.benches = benches;
    this.audit = audit;
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.LIST_VERSIONS, this::list);
    gate.open(api, Route.SHOW_VERSION, this::show);
    gate.open(api, Route.DOWNLOAD_PACKAGE, this::whole);
    gate.open(api, Route.DOWNLOAD_STUDENT_PACK, this::studentPack);
  }

  private Reply list(Call call) {
    Caller.Person person = Caller.person(call);
    Listing listing = Listing.of(call);
    return database.inTransaction(sql -> {
      Map<String, Integer> uses = store.uses(sql);
      return listing.reply(listing.next(store.all(sql), VersionRoutes::key), VersionRoutes::key, version -> summary(person, version,
          shelf.readable(sql, version.digest()), uses.getOrDefault(version.digest(), 0)));
    });
  }

  /** By exercise, of each the newest first. */
  private static String key(ExerciseStore.Version version) {
    return "%s.%s.%s".formatted(version.slug(), Listing.newest(version.addedAt().toInstant()), version.digest());
  }

  private JsonObject summary(Caller.Person person, ExerciseStore.Version version, Optional<ExercisePackage> whole, int uses) {
    boolean running = verifications.running(version.digest());
    return VersionJson.summary(version, whole, uses, benches.basis()).put("verifying", running)
        .put("allowedActions", new JsonArray(allowed(person, version, whole, uses, running)));
  }

  private static List<String> allowed(Caller.Person person, ExerciseStore.Version version, Optional<ExercisePackage> whole, int uses, boolean running) {
    List<String> actions = new ArrayList<>();
    if (!running && verifiable(version, whole)) {
      actions.add("verify");
    }
    if (person.runsTheHouse() && version.state() == ExerciseStore.State.VERIFIED) {
      actions.add("retire");
    }
    if (person.runsTheHouse() && version.state() == ExerciseStore.State.RETIRED) {
      actions.add("take-back");
    }
    if (uses == 0 && deletable(person, version)) {
      actions.add("delete");
    }
    return actions;
  }

  /** Whether there is anything to be verified, and any use in it. */
  static boolean verifiable(ExerciseStore.Version version, Optional<ExercisePackage> whole) {
    return version.present() && version.state() != ExerciseStore.State.RETIRED && whole.flatMap(ExercisePackage::suite).isPresent();
  }

  /** A draft may go by whoever may bring one; of the others those decide who look after all of them. */
  static boolean deletable(Caller.Person person, ExerciseStore.Version version) {
    return version.origin() == ExerciseStore.Origin.UPLOADED && (person.runsTheHouse() || version.state() == ExerciseStore.State.DRAFT);
  }

  private Reply show(Call call) {
    Caller.Person person = Caller.person(call);
    String digest = digest(call);
    return database.inTransaction(sql -> shown(sql, person, digest, 200));
  }

  /** A version in full, answered with that status. */
  Reply shown(Sql sql, Caller.Person person, String digest, int status) {
    ExerciseStore.Version version = found(sql, digest);
    Optional<ExercisePackage> whole = shelf.readable(sql, digest);
    JsonObject json = summary(person, version, whole, store.uses(sql).getOrDefault(digest, 0))
        .put("verification", verifications.standing(digest))
        .put("report", store.report(sql, digest).orElse(null));
    whole.map(VersionJson::contents).ifPresent(json::mergeIn);
    return Reply.of(status, json).revision(version.revision());
  }

  /** The digest that the path names. */
  static String digest(Call call) {
    return call.part("digest");
  }

  /** Refused with {@link Code#NOT_FOUND} where there is none. */
  ExerciseStore.Version found(Sql sql, String digest) {
    return store.find(sql, digest).orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is nothing here."));
  }

  /** All of it leaves the house, hidden tests too: that is written down. */
  private Reply whole(Call call) {
    Caller.Person person = Caller.person(call);
    String digest = digest(call);
    return database.inTransaction(sql -> {
      ExerciseStore.Version version = found(sql, digest);
      Buffer archive = Buffer.buffer(store.archive(sql, digest).orElseThrow().toArray());
      audit.write(sql, person.id().toString(), "exercise-downloaded", digest, new JsonObject());
      return Reply.download(ZIP, version.slug() + ".zip", archive);
    });
  }

  private Reply studentPack(Call call) {
    String digest = digest(call);
    ExercisePackage whole = database.inTransaction(sql -> shelf.get(sql, found(sql, digest).digest()));
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    StudentPack.write(whole, zip);
    return Reply.download(ZIP, whole.exercise().slug() + "-student.zip", Buffer.buffer(zip.toByteArray()));
  }
}
