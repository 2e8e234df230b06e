package tryout.shelf;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.exercise.Archive;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Exercises;
import tryout.exercise.Mistake;
import tryout.exercise.Use;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Bytes;

/**
 * All exercises that this server has or ever used, by their digests. What a server comes with and what lies in its folder
 * is put here when it starts, so that an interview finds its exercise again whatever comes with the server by then.
 *
 * <p>All methods block; for virtual threads and the main thread.
 */
public final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final Database database;
  private final InstantSource clock;
  private final ExerciseStore store = new ExerciseStore();
  private final Exercises found;
  /** Read once; there are tens of them. */
  private final Map<String, ExercisePackage> read = new ConcurrentHashMap<>();

  /** Puts there what was found. What comes with the server was verified when it was built. */
  public Shelf(Database database, Exercises found, InstantSource clock) {
    this.database = database;
    this.found = found;
    this.clock = clock;
    List<String> digests = new ArrayList<>();
    database.inTransaction(sql -> {
      for (Exercises.Found one : found.all()) {
        digests.add(one.whole().digest());
        ExerciseStore.Origin origin = one.packaged() ? ExerciseStore.Origin.PACKAGED : ExerciseStore.Origin.FOLDER;
        store.add(sql, one.whole(), one.archive(), origin, ExerciseStore.State.VERIFIED, null, now());
      }
      store.present(sql, digests);
      return digests;
    });
    found.all().forEach(one -> read.put(one.whole().digest(), one.whole()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** With what people get to know a room. */
  public tryout.exercise.Exercise warmup() {
    return found.warmup();
  }

  /**
   * An exercise that an interview may begin with.
   *
   * @param known whether it comes with the server, so that candidates may have read it
   */
  public record Offered(ExercisePackage whole, boolean known) {}

  /** Those that an interview may begin with: of each the newest version that is verified. */
  public List<Offered> forInterviews() {
    Set<String> slugs = new HashSet<>();
    return readable(Shelf::assignable).filter(one -> slugs.add(one.version().slug()))
        .map(one -> new Offered(one.whole(), one.version().origin() == ExerciseStore.Origin.PACKAGED))
        .filter(offered -> offered.whole().exercise().uses().contains(Use.INTERVIEW)).toList();
  }

  private static boolean assignable(ExerciseStore.Version version) {
    return version.present() && version.state() == ExerciseStore.State.VERIFIED;
  }

  /**
   * An exercise that may be practised.
   *
   * @param usedIn when interviews used it, in words, or empty
   */
  public record Practised(ExercisePackage whole, String usedIn) {}

  /**
   * Those that may be practised now: of each the newest version whose embargo is over and that is retired, or verified and
   * meant for practice. Whether an interview is planned with it makes no difference, or its going would tell.
   */
  public List<Practised> forPractice() {
    Set<String> slugs = new HashSet<>();
    return readable(ExerciseStore.Version::present).filter(this::practicable).filter(one -> slugs.add(one.version().slug()))
        .map(one -> new Practised(one.whole(), one.version().usedIn())).toList();
  }

  private boolean practicable(Shelved one) {
    ExerciseStore.Version version = one.version();
    boolean free = version.embargoUntil() == null || !now().toLocalDate().isBefore(version.embargoUntil());
    return free && switch (version.state()) {
      case DRAFT -> false;
      case RETIRED -> true;
      case VERIFIED -> one.whole().exercise().uses().contains(Use.PRACTICE);
    };
  }

  private record Shelved(ExerciseStore.Version version, ExercisePackage whole) {}

  /** Those of which that holds, of each exercise the newest first; one that cannot be read any more takes no other from anybody. */
  private Stream<Shelved> readable(Predicate<ExerciseStore.Version> which) {
    return database.inTransaction(sql -> store.all(sql).stream().filter(which)
        .flatMap(version -> readable(sql, version.digest()).map(whole -> new Shelved(version, whole)).stream()).toList()).stream();
  }

  /**
   * The package with that digest, for an interview that is planned with it now.
   *
   * @throws Refused with {@link Code#INVALID} where there is none, {@link Code#EXERCISE_NOT_VERIFIED} where it may not be
   *     assigned
   */
  public ExercisePackage assigned(Sql sql, String digest) {
    ExerciseStore.Version version = store.find(sql, digest)
        .orElseThrow(() -> Refused.field("/exercise", "There is no such exercise here."));
    if (!assignable(version)) {
      throw new Refused(Code.EXERCISE_NOT_VERIFIED, "%s %s is %s: choose one that is verified.".formatted(
          version.slug(), version.version(), version.present() ? version.state().slug() : "not on this server any more"));
    }
    return get(sql, digest);
  }

  /** Whether it comes with the server, so that whoever looks for it finds it. */
  public boolean comesWithServer(Sql sql, String digest) {
    return store.find(sql, digest).filter(version -> version.origin() == ExerciseStore.Origin.PACKAGED).isPresent();
  }

  /** The package with that digest, whatever its state. */
  public ExercisePackage get(String digest) {
    ExercisePackage known = read.get(digest);
    return known != null ? known : database.inTransaction(sql -> get(sql, digest));
  }

  /** The same in a transaction that is under way. */
  public ExercisePackage get(Sql sql, String digest) {
    return read.computeIfAbsent(digest, key -> {
      Bytes archive = store.archive(sql, key).orElseThrow(() -> new IllegalStateException("no exercise " + key));
      return unpacked(archive);
    });
  }

  private static ExercisePackage unpacked(Bytes archive) {
    try {
      List<Mistake> mistakes = new ArrayList<>();
      return Packed.read(archive, mistakes::add).orElseThrow(
          () -> new IllegalStateException("a stored exercise cannot be read any more: " + mistakes)).whole();
    } catch (Archive.Unfit unfit) {
      throw new IllegalStateException("a stored exercise cannot be read any more", unfit);
    }
  }

  /** The package with that digest, or nothing where it is of an older form that is not read any more. */
  public Optional<ExercisePackage> readable(String digest) {
    ExercisePackage known = read.get(digest);
    return known != null ? Optional.of(known) : database.inTransaction(sql -> readable(sql, digest));
  }

  /** The same in a transaction that is under way. */
  Optional<ExercisePackage> readable(Sql sql, String digest) {
    try {
      return Optional.of(get(sql, digest));
    } catch (IllegalStateException unreadable) {
      LOG.warn("exercise={} {}", digest, unreadable.getMessage());
      return Optional.empty();
    }
  }

  /** Lets go of one that was deleted. */
  void forget(String digest) {
    read.remove(digest);
  }
}
