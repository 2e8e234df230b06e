package tryout.shelf;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tryout.access.Audit;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.exercise.Archive;
import tryout.exercise.Mistake;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.judge.Verifier;
import tryout.run.Bytes;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/** Bringing an exercise, having it verified, and what becomes of it afterwards. */
final class AuthorRoutes {
  private final Database database;
  private final Shelf shelf;
  private final ExerciseStore store;
  private final Verifications verifications;
  private final Reverifier reverifier;
  private final VersionRoutes versions;
  private final Audit audit;
  private final InstantSource clock;

  AuthorRoutes(Database database, Shelf shelf, ExerciseStore store, Verifications verifications, Reverifier reverifier,
      VersionRoutes versions, Audit audit, InstantSource clock) {
    this.database = database;
    this.shelf = shelf;
    this.store = store;
    this.verifications = verifications;
    this.reverifier = reverifier;
    this.versions = versions;
    this.audit = audit;
    this.clock = clock;
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.UPLOAD_VERSION, (int) Archive.MOST_BYTES, this::upload);
    gate.open(api, Route.VERIFY_VERSION, this::verify);
    gate.open(api, Route.RETIRE_VERSION, this::retire);
    gate.open(api, Route.TAKE_BACK_VERSION, this::takeBack);
    gate.open(api, Route.DELETE_VERSION, this::delete);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** Takes a package. The very same one again is answered with the one that is there. */
  private Reply upload(Call call) {
    Caller.Person person = Caller.person(call);
    Packed packed = packed(Bytes.of(call.file().getBytes()));
    String digest = packed.whole().digest();
    boolean fresh = added(person, packed);
    if (fresh) {
      verifications.begin(digest, Verifier.ROUNDS, person.id().toString());
    }
    Reply shown = database.inTransaction(sql -> versions.shown(sql, person, digest, fresh ? 201 : 200));
    return fresh ? shown.with("Location", "/api/v1/exercises/versions/" + digest) : shown;
  }

  /** Refused with {@link Code#PACKAGE_INVALID} and all that is wrong with it. */
  private static Packed packed(Bytes zip) {
    List<Mistake> mistakes = new ArrayList<>();
    try {
      Packed packed = Packed.read(zip, mistakes::add).orElseThrow(() -> mistaken(mistakes));
      if (packed.whole().suite().isEmpty()) {
        throw mistaken(List.of(new Mistake(packed.whole().exercise().slug() + "/data", "is missing: without hidden tests nothing can be verified")));
      }
      if (packed.archive().length() > Archive.MOST_BYTES) {
        throw new Refused(Code.PACKAGE_INVALID, "Packed as it is kept here, it is larger than %d MiB.".formatted(Archive.MOST_BYTES >> 20));
      }
      return packed;
    } catch (Archive.Unfit unfit) {
      throw new Refused(Code.PACKAGE_INVALID, unfit.why());
    }
  }

  private static Refused mistaken(List<Mistake> mistakes) {
    List<Refused.Field> fields = mistakes.stream().map(one -> new Refused.Field("/" + one.file(), one.sentence())).toList();
    String detail = mistakes.size() == 1 ? mistakes.getFirst().line() + "." : "%d things in it are not in order.".formatted(mistakes.size());
    return new Refused(Code.PACKAGE_INVALID, detail, fields);
  }

  /** Answers whether it was not there before. */
  private boolean added(Caller.Person person, Packed packed) {
    try {
      return database.inTransaction(sql -> {
        if (store.find(sql, packed.whole().digest()).isPresent()) {
          return false;
        }
        assertFree(sql, packed);
        store.add(sql, packed.whole(), packed.archive(), ExerciseStore.Origin.UPLOADED, ExerciseStore.State.DRAFT, person.id(), now());
        write(sql, person, "exercise-uploaded", packed.whole().digest());
        return true;
      });
    } catch (RuntimeException failure) {
      throw Sql.violates(failure, "exercise_version") ? versionExists(packed) : failure;
    }
  }

  /** A name that comes with this server or lies in its folder now is not taken away from there. */
  private void assertFree(Sql sql, Packed packed) {
    String slug = packed.whole().exercise().slug();
    List<ExerciseStore.Version> same = store.all(sql).stream().filter(one -> one.slug().equals(slug) && one.present()).toList();
    if (same.stream().anyMatch(one -> one.origin() != ExerciseStore.Origin.UPLOADED)) {
      throw new Refused(Code.SLUG_TAKEN, "An exercise of this server is named %s: give the folder of yours another name.".formatted(slug));
    }
    if (same.stream().anyMatch(one -> one.version().equals(packed.whole().version()))) {
      throw versionExists(packed);
    }
  }

  private static Refused versionExists(Packed packed) {
    return new Refused(Code.VERSION_EXISTS, "Version %s of %s is here with other files: count version up in problem.yaml.".formatted(
        packed.whole().version(), packed.whole().exercise().slug()));
  }

  private void write(Sql sql, Caller.Person person, String act, String digest) {
    audit.write(sql, person.id().toString(), act, digest, new JsonObject());
  }

  /** Begins to verify it, or goes on with what was begun. */
  private Reply verify(Call call) {
    Caller.Person person = Caller.person(call);
    String digest = VersionRoutes.digest(call);
    database.inTransaction(sql -> {
      ExerciseStore.Version version = versions.found(sql, digest);
      if (!VersionRoutes.verifiable(version, shelf.readable(sql, digest))) {
        throw new Refused(Code.ILLEGAL_TRANSITION, "It is retired, or has no tests, or is not on this server any more: it cannot be verified.");
      }
      return version;
    });
    verifications.begin(digest, Verifier.ROUNDS, person.id().toString());
    return database.inTransaction(sql -> versions.shown(sql, person, digest, 202));
  }

  /** Retires one; {@code usedIn} says in words when interviews used it, for those who practise. */
  private Reply retire(Call call) {
    String usedIn = "";
    if (call.raw().length() > 0) {
      Fields body = call.body();
      usedIn = body.line("usedIn");
      body.end();
    }
    ExerciseStore.Retirement retired = new ExerciseStore.Retirement(ExerciseStore.State.RETIRED, now(), usedIn);
    return changed(call, ExerciseStore.State.VERIFIED, version -> retired, "exercise-retired");
  }

  /** One that was verified with something else than this server has now is verified again. */
  private Reply takeBack(Call call) {
    Reply reply = changed(call, ExerciseStore.State.RETIRED, ExerciseStore.Retirement::none, "exercise-taken-back");
    Optional<ExerciseStore.Version> back = database.inTransaction(sql -> store.find(sql, VersionRoutes.digest(call)));
    back.filter(reverifier::due).ifPresent(version -> verifications.begin(version.digest(), Reverifier.ROUNDS, Reverifier.ACTOR));
    return reply;
  }

  private Reply changed(Call call, ExerciseStore.State from, Function<ExerciseStore.Version, ExerciseStore.Retirement> become, String act) {
    Caller.Person person = Caller.person(call);
    String digest = VersionRoutes.digest(call);
    return database.inTransaction(sql -> {
      ExerciseStore.Version version = versions.found(sql, digest);
      ExerciseStore.Retirement to = become.apply(version);
      long revision = call.ifMatch();
      if (version.state() != from) {
        throw new Refused(Code.ILLEGAL_TRANSITION, "It is %s; only what is %s can become %s.".formatted(
            version.state().slug(), from.slug(), to.state().slug()));
      }
      if (!store.change(sql, digest, revision, to)) {
        throw Refused.stale();
      }
      write(sql, person, act, digest);
      return versions.shown(sql, person, digest, 200);
    });
  }

  private Reply delete(Call call) {
    Caller.Person person = Caller.person(call);
    String digest = VersionRoutes.digest(call);
    try {
      database.inTransaction(sql -> delete(sql, person, digest, call));
    } catch (RuntimeException failure) {
      throw Sql.refers(failure)
          ? new Refused(Code.IN_USE, "Interviews were planned with it, or somebody practised it, so it stays: retire it instead.")
          : failure;
    }
    shelf.forget(digest);
    return Reply.nothing();
  }

  private String delete(Sql sql, Caller.Person person, String digest, Call call) {
    ExerciseStore.Version version = versions.found(sql, digest);
    long revision = call.ifMatch();
    if (version.origin() != ExerciseStore.Origin.UPLOADED) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "It comes with this server or lies in its folder: retire it instead.");
    }
    if (!VersionRoutes.deletable(person, version)) {
      throw new Refused(Code.NOT_ALLOWED, "It is %s: ask a coordinator.".formatted(version.state().slug()));
    }
    if (!store.delete(sql, digest, revision)) {
      throw Refused.stale();
    }
    write(sql, person, "exercise-deleted", digest);
    return digest;
  }
}
