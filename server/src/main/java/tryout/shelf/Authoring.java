package tryout.shelf;

import java.time.InstantSource;
import tryout.access.Access;
import tryout.db.Database;
import tryout.run.Benches;
import tryout.web.Api;

/** The side of those who write exercises, put together. */
public final class Authoring implements AutoCloseable {
  private final Verifications verifications;
  private final Reverifier reverifier;
  private final VersionRoutes versions;
  private final AuthorRoutes authors;
  private final Access access;

  /** Makes one. Nothing is verified by itself before {@link #start}. */
  public Authoring(Database database, Access access, Shelf shelf, Benches benches, InstantSource clock) {
    this.access = access;
    ExerciseStore store = new ExerciseStore();
    verifications = new Verifications(database, shelf, store, access.audit(), benches, clock);
    reverifier = new Reverifier(database, shelf, store, verifications, benches);
    versions = new VersionRoutes(database, shelf, store, verifications, benches, access.audit());
    authors = new AuthorRoutes(database, shelf, store, verifications, reverifier, versions, access.audit(), clock);
  }

  /** Opens all doors of this slice. */
  public void open(Api api) {
    versions.open(api, access.gate());
    authors.open(api, access.gate());
  }

  /** Has what is due verified again after a while. */
  public void start() {
    reverifier.start();
  }

  Reverifier reverifier() {
    return reverifier;
  }

  @Override
  public void close() {
    reverifier.close();
    verifications.close();
  }
}
