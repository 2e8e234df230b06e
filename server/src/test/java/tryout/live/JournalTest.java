package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxTestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.TestSandbox;
import tryout.db.TestDatabase;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Interviews;
import tryout.text.ChangeSet;

/** The journal on real PostgreSQL: what was told is stored, whatever happens to the connection. */
class JournalTest extends OneRoom {
  private void owner(String sql) {
    try (Connection connection = TestDatabase.owner(server.database); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String sql) {
    return server.database.pool().query(sql).execute().await().iterator().next().getLong(0);
  }

  @Test
  void DUR_4_the_log_is_one_to_n_without_a_gap_and_every_ack_is_in_it() {
    try (RoomClient mentor = join(lead)) {
      IntStream.range(0, 8).forEach(i -> mentor.ask("say", json("text", "line " + i)));
      List<JsonObject> log = server.rooms.journal(room).await();
      assertThat(log.stream().map(event -> event.getLong("seq")))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, log.size()).mapToObj(Long::valueOf).toList());
      assertThat(log.stream().filter(event -> event.containsKey("said"))).hasSize(8);
    }
  }

  @Test
  void DUR_7_all_that_decides_is_one_log_in_the_order_in_which_it_was_told_and_nothing_of_it_lies_anywhere_else() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      person.ask("edit", edit(file, 0, ChangeSet.replace(Interviews.setup().files().getFirst().text().length(), 0, 0, "x")));
      person.ask("run", json("profile", "quick"));
      person.event("runEnded");
      mentor.ask("say", json("text", "Go on."));
      mentor.ask("credit", json("minutes", 1, "reason", "A slow start."));
      mentor.ask("pause", json("paused", true, "reason", "A break."));
      List<JsonObject> log = server.rooms.journal(room).await();
      assertThat(log.stream().flatMap(event -> event.fieldNames().stream())).contains(
          "joined", "consented", "phaseChanged", "taskShown", "edited", "runStarted", "runEnded", "said", "clockChanged", "typingSwitched");
      person.event("clockChanged", change -> change.getString("why").equals("paused"));
      assertThat(person.events.stream().map(event -> event.getLong("seq"))).as("as it was told")
          .isEqualTo(log.stream().map(event -> event.getLong("seq")).filter(seq -> seq > person.welcome.getLong("seq")).toList());
      assertThat(count("SELECT count(*) FROM room_event")).isEqualTo(log.size());
      assertThat(count("SELECT count(*) FROM room_private_event")).isZero();
    }
  }

  @Test
  void PG_1_the_journal_waits_for_the_disk_even_where_its_database_says_otherwise(Vertx vertx) {
    owner("ALTER DATABASE " + server.database.writer().getDatabase() + " SET synchronous_commit = off");
    owner("CREATE TABLE kept_how (setting text)");
    owner("GRANT SELECT ON kept_how TO PUBLIC");
    owner("CREATE FUNCTION note_how() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
        + " $$ BEGIN INSERT INTO kept_how VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$");
    owner("CREATE TRIGGER how AFTER INSERT ON room_event FOR EACH STATEMENT EXECUTE FUNCTION note_how()");
    try (RoomServer second = new RoomServer(vertx, TestDatabase.again(vertx, server.database), true, TestSandbox.shared());
        RoomClient mentor = second.join(room, lead)) {
      mentor.ask("say", json("text", "kept"));
      assertThat(second.database.pool().query("SHOW synchronous_commit").execute().await().iterator().next().getString(0))
          .as("what everybody else gets").isEqualTo("off");
      assertThat(count("SELECT count(*) FROM kept_how WHERE setting = 'on'")).isPositive();
      assertThat(count("SELECT count(*) FROM kept_how WHERE setting <> 'on'")).isZero();
    }
  }

  @Test
  void DUR_6_a_writer_session_that_is_ended_pauses_saving_and_loses_nothing_acknowledged() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      mentor.ask("say", json("text", "before"));
      server.database.pool()
          .query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tryout-journal'"
              + " AND datname = current_database()")
          .execute().await();
      person.awaitSaving("paused");
      person.awaitSaving("on");
      assertThat(mentor.refusal("say", json("text", "after"))).isEqualTo("accepted");
      List<JsonObject> log = server.rooms.journal(room).await();
      assertThat(log.stream().filter(event -> event.containsKey("said"))).hasSize(2);
      assertThat(log.stream().map(event -> event.getLong("seq"))).doesNotHaveDuplicates();
    }
  }

  @Test
  void DUR_6_what_is_sent_while_saving_is_paused_is_refused_with_its_number_kept_and_accepted_when_sent_again() {
    try (RoomClient mentor = join(lead)) {
      mentor.ask("say", json("text", "before"));
      owner("ALTER TABLE room_event RENAME TO room_event_away");
      long ref = mentor.send("say", json("text", "meanwhile"));
      JsonObject refused = mentor.await(frame -> frame.containsKey("refused") || RoomClient.saving(frame, "paused"));
      owner("ALTER TABLE room_event_away RENAME TO room_event");
      assertThat(refused).isNotNull();
      mentor.awaitSaving("on");
      mentor.send("say", json("text", "meanwhile"), mentor.clientSeq());
      assertThat(mentor.event("said").getJsonObject("said").getString("text")).isEqualTo("meanwhile");
      assertThat(ref).isPositive();
      assertThat(count("SELECT count(*) FROM room_event WHERE payload->>'text' = 'meanwhile'")).isEqualTo(1);
    }
  }

  @Test
  void DUR_3_a_room_that_is_open_on_one_server_is_not_opened_on_another(Vertx vertx) {
    try (RoomClient mentor = join(lead);
        RoomServer second = new RoomServer(vertx, TestDatabase.again(vertx, server.database), true, TestSandbox.shared())) {
      mentor.ask("say", json("text", "mine"));
      assertThatThrownBy(() -> second.rooms.room(room).await())
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.BUSY));
      assertThat(mentor.refusal("say", json("text", "still mine"))).isEqualTo("accepted");
    }
  }

  @Test
  void DUR_3_a_room_that_was_let_go_can_be_opened_elsewhere(Vertx vertx) {
    try (RoomClient mentor = join(lead)) {
      mentor.ask("say", json("text", "mine"));
    }
    server.rooms.stop().await();
    try (RoomServer second = new RoomServer(vertx, TestDatabase.again(vertx, server.database), true, TestSandbox.shared());
        RoomClient mentor = second.join(room, lead)) {
      assertThat(mentor.welcome.getJsonObject("state").getJsonArray("chat")).hasSize(1);
    }
  }

  @Test
  void DUR_9_one_rooms_broken_rows_do_not_keep_another_rooms_from_being_stored(Vertx vertx, VertxTestContext context) {
    UUID other = server.room(Interviews.setup());
    Journal journal = server.journal();
    IdleHolder bad = new IdleHolder(room);
    IdleHolder good = new IdleHolder(other);
    Event poison = new Event(1, 1, null, null, new Fact.Said("\u0000"));
    Event fine = new Event(1, 1, null, null, new Fact.Said("fine"));
    journal.open().compose(none -> journal.hold(bad)).compose(held -> journal.hold(good)).compose(held -> {
      var first = journal.append(bad, List.of(Row.of(room, poison)));
      var second = journal.append(good, List.of(Row.of(other, fine)));
      return second.compose(none -> first.transform(outcome -> {
        context.verify(() -> assertThat(outcome.failed()).isTrue());
        return io.vertx.core.Future.succeededFuture();
      }));
    }).onComplete(context.succeeding(none -> context.verify(() -> {
      journal.close();
      context.completeNow();
    })));
  }

  @Test
  void DUR_9_after_refused_rows_nothing_of_that_room_is_stored_until_it_has_read_where_it_stands(Vertx vertx) {
    Journal journal = server.journal();
    IdleHolder holder = new IdleHolder(room);
    journal.open().await();
    journal.hold(holder).await();
    var poison = journal.append(holder, List.of(Row.of(room, new Event(1, 1, null, null, new Fact.Said("\u0000")))));
    var follower = journal.append(holder, List.of(Row.of(room, new Event(2, 1, null, null, new Fact.Said("gap")))));
    assertThatThrownBy(poison::await).isInstanceOf(Writer.RowsRefused.class);
    assertThatThrownBy(follower::await).hasMessageContaining("not");
    var late = journal.append(holder, List.of(Row.of(room, new Event(3, 1, null, null, new Fact.Said("gap")))));
    assertThatThrownBy(late::await).hasMessageContaining("lock");
    assertThat(count("SELECT count(*) FROM room_event")).isZero();
    journal.resume(holder).await();
    journal.append(holder, List.of(Row.of(room, new Event(1, 1, null, null, new Fact.Said("whole"))))).await();
    assertThat(count("SELECT count(*) FROM room_event")).isEqualTo(1);
    journal.close().await();
  }

  @Test
  void DUR_6_rows_that_were_stored_with_a_warning_are_told_only_once_they_are_read_in_the_log() {
    try (RoomClient mentor = server.join(room, lead); RoomClient person = server.join(room, candidate)) {
      mentor.ask("say", json("text", "before"));
      owner("CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE WARNING ''not replicated''; RETURN NEW; END'");
      owner("CREATE TRIGGER warn BEFORE INSERT ON room_event FOR EACH ROW"
          + " WHEN (NEW.payload->>'text' = 'warned of') EXECUTE FUNCTION warn()");
      mentor.send("say", json("text", "warned of"));
      person.awaitSaving("paused");
      person.event("said", said -> said.getString("text").equals("warned of"));
      person.awaitSaving("on");
      assertThat(mentor.refusal("say", json("text", "after"))).isEqualTo("accepted");
    }
  }

  @Test
  void DUR_4_rows_that_the_database_swallowed_without_a_word_are_not_told_and_not_acknowledged() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      mentor.ask("say", json("text", "before"));
      owner("CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
      owner("CREATE TRIGGER swallow BEFORE INSERT ON room_event FOR EACH ROW"
          + " WHEN (NEW.payload->>'text' = 'swallowed') EXECUTE FUNCTION swallow()");
      assertThat(mentor.refusal("say", json("text", "swallowed"))).isEqualTo("resync");
      person.awaitSaving("on");
      assertThat(mentor.refusal("say", json("text", "after"))).isEqualTo("accepted");
      person.event("said", said -> said.getString("text").equals("after"));
      assertThat(person.bytes.toString()).doesNotContain("swallowed");
    }
  }

  @Test
  void I2_the_database_itself_refuses_a_second_event_of_the_same_number() {
    try (RoomClient mentor = join(lead)) {
      mentor.ask("say", json("text", "once"));
      assertThatThrownBy(() -> owner("INSERT INTO room_event SELECT * FROM room_event WHERE seq = 1"))
          .hasStackTraceContaining("room_event_pkey");
    }
  }

  @Test
  void DUR_4_nothing_in_the_tree_swallows_a_conflict() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      List<Path> guilty = files.filter(Files::isRegularFile).filter(file -> {
        try {
          String name = file.toString();
          return (name.endsWith(".java") || name.endsWith(".sql"))
              && name.contains("live") && Files.readString(file).toUpperCase(java.util.Locale.ROOT).contains("ON CONFLICT");
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }).toList();
      assertThat(guilty).isEmpty();
    }
  }

  @Test
  void SBX_8_a_run_that_was_open_when_the_server_died_is_told_as_lost(Vertx vertx) {
    server.rooms.state(room).await();
    Event joined = new Event(1, 1, candidate.id().toString(), null,
        new Fact.Joined(UUID.randomUUID().toString(), candidate.id().toString(), "Candidate", tryout.room.Role.CANDIDATE));
    Event started = new Event(2, 2, candidate.id().toString(), null,
        new Fact.RunStarted(1, tryout.run.Profile.QUICK, java.util.Map.of()));
    Journal journal = server.journal();
    IdleHolder writer = new IdleHolder(room);
    journal.open().await();
    journal.hold(writer).await();
    journal.append(writer, List.of(Row.of(room, joined), Row.of(room, started))).await();
    journal.close().await();
    try (RoomClient mentor = join(lead)) {
      assertThat(server.rooms.journal(room).await())
          .anyMatch(event -> event.containsKey("runEnded")
              && event.getJsonObject("runEnded").getString("verdict").equals("lost"))
          .anyMatch(event -> event.containsKey("left"));
      assertThat(mentor.isOpen()).isTrue();
    }
  }
}
