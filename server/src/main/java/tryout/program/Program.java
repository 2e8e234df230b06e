package tryout.program;

import java.net.URI;
import java.time.InstantSource;
import tryout.access.Access;
import tryout.db.Database;
import tryout.shelf.Shelf;
import tryout.shelf.Tests;
import tryout.web.Api;

/** What surrounds the rooms, put together. */
public final class Program implements AutoCloseable {
  private final Organisation organisation;
  private final PeopleRoutes people;
  private final InterviewRoutes interviews;
  private final InvitationRoutes invitations;
  private final ExerciseRoutes exercises;
  private final ScoreRoutes scores;
  private final RecordRoutes records;
  private final ReplayRoutes replays;
  private final Erasures erasures;
  private final Access access;

  /**
   * Reads the organisation's name: blocks for a moment.
   *
   * @param backupDays for how many days backups are kept
   * @param speed how many times the usual speed people may come into rooms with
   */
  public Program(
      Database database, Access access, Rooms rooms, Shelf shelf, Tests tests, URI url, InstantSource clock, int backupDays,
      int speed) {
    this.access = access;
    organisation = new Organisation(database, access);
    people = new PeopleRoutes(database, access, clock);
    Interviews planned = new Interviews(database, access, organisation, rooms, shelf, clock, backupDays);
    rooms.seats(new Seating(planned, access));
    interviews = new InterviewRoutes(planned, access);
    invitations = new InvitationRoutes(planned, access, organisation, url, clock, speed);
    exercises = new ExerciseRoutes(shelf);
    scores = new ScoreRoutes(planned, shelf, tests);
    records = new RecordRoutes(planned, access, clock, speed);
    replays = new ReplayRoutes(planned, access, clock, speed);
    erasures = new Erasures(planned, access);
  }

  /** Opens all doors of this slice. */
  public void open(Api api) {
    organisation.open(api, access.gate());
    people.open(api);
    interviews.open(api);
    invitations.open(api);
    exercises.open(api, access.gate());
    scores.open(api, access.gate());
    records.open(api);
    replays.open(api);
    erasures.open(api);
  }

  /** Deletes the interviews whose day has come. */
  void sweep() {
    erasures.sweep();
  }

  @Override
  public void close() {
    erasures.close();
  }

  public Organisation organisation() {
    return organisation;
  }
}
