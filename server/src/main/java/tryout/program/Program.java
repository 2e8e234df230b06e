package tryout.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import tryout.access.Access;
import tryout.db.Database;
import tryout.web.Api;

/** What surrounds the rooms, put together. */
public final class Program {
  private final Organisation organisation;
  private final PeopleRoutes people;
  private final InterviewRoutes interviews;
  private final InvitationRoutes invitations;
  private final RecordRoutes records;
  private final Access access;

  /** Reads the organisation's name: blocks for a moment. */
  public Program(Database database, Access access, Rooms rooms, URI url, InstantSource clock) {
    this.access = access;
    organisation = new Organisation(database, access.audit());
    people = new PeopleRoutes(database, access, clock);
    Interviews planned = new Interviews(database, access, organisation, rooms, List.of(warmup()), clock);
    interviews = new InterviewRoutes(planned, access);
    invitations = new InvitationRoutes(planned, access, organisation, url, clock);
    records = new RecordRoutes(planned, access, clock);
  }

  /** Opens all doors of this slice. */
  public void open(Api api) {
    organisation.open(api, access.gate());
    people.open(api);
    interviews.open(api);
    invitations.open(api);
    records.open(api);
  }

  public Organisation organisation() {
    return organisation;
  }

  private static Interview.File warmup() {
    try (InputStream stream = Program.class.getResourceAsStream("/program/warm-up.c")) {
      if (stream == null) {
        throw new IllegalStateException("the warm-up is missing");
      }
      return new Interview.File("main.c", new String(stream.readAllBytes(), StandardCharsets.UTF_8), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
