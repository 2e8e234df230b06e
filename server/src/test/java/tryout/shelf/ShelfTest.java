package tryout.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.TestServer;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.judge.TinyPackage;

/** Which exercises may be used for what. */
class ShelfTest {
  @TempDir Path folder;

  private static List<String> practised(TestServer server) {
    return server.shelf.forPractice().stream().map(one -> one.whole().exercise().slug()).toList();
  }

  private static void state(TestServer server, String state) {
    server.database.inTransaction(sql -> sql.update("UPDATE exercise SET state = $1 WHERE slug = 'tiny'", state));
  }

  @Test
  void EX_46_an_exercise_under_embargo_is_practised_from_its_day_on() {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(3);
    new TinyPackage().change("problem.yaml", text -> text + "embargo_until: " + day + "\n").write(folder);
    try (TestServer server = TestServer.with(folder)) {
      assertThat(practised(server)).contains("ringbuf").doesNotContain("tiny");
      assertThat(server.api("GET", "/practice/exercises/tiny", "", null).status()).isEqualTo(404);
      server.clock.move(Duration.ofDays(3));
      assertThat(practised(server)).contains("tiny");
      assertThat(server.api("GET", "/practice/exercises/tiny", "", null).status()).isEqualTo(200);
    }
  }

  @Test
  void EX_46_one_for_interviews_is_practised_once_it_is_retired_and_a_draft_never() {
    new TinyPackage().change(".meta/interview.yaml", text -> text.replace("[interview, practice]", "[interview]")).write(folder);
    try (TestServer server = TestServer.with(folder)) {
      assertThat(practised(server)).doesNotContain("tiny");
      state(server, "retired");
      assertThat(practised(server)).contains("tiny");
      state(server, "draft");
      assertThat(practised(server)).doesNotContain("tiny");
    }
  }

  @Test
  void EX_37_only_what_is_verified_and_still_here_is_assigned() {
    new TinyPackage().write(folder);
    try (TestServer server = TestServer.with(folder)) {
      String digest = server.shelf.forInterviews().stream().map(one -> one.whole())
          .filter(one -> one.exercise().slug().equals("tiny")).findFirst().orElseThrow().digest();
      assertThat(server.database.inTransaction(sql -> server.shelf.assigned(sql, digest)).digest()).isEqualTo(digest);
      for (String other : List.of("draft", "retired")) {
        state(server, other);
        assertThatThrownBy(() -> server.database.inTransaction(sql -> server.shelf.assigned(sql, digest)))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.EXERCISE_NOT_VERIFIED))
            .hasMessageContaining("tiny 1 is " + other);
      }
      assertThat(server.shelf.forInterviews()).noneMatch(one -> one.whole().exercise().slug().equals("tiny"));
    }
  }

  @Test
  void a_package_that_cannot_be_read_any_more_takes_no_other_from_anybody() {
    new TinyPackage().write(folder);
    try (TestServer server = TestServer.with(folder)) {
      server.database.inTransaction(sql -> sql.update("INSERT INTO exercise (digest, slug, version, archive, origin, state, present, added_at)"
          + " SELECT repeat('0', 64), 'ancient', version, 'no archive'::bytea, 'uploaded', 'verified', true, added_at FROM exercise WHERE slug = 'tiny'"));
      assertThat(practised(server)).contains("tiny", "ringbuf").doesNotContain("ancient");
      assertThat(server.shelf.forInterviews()).anyMatch(one -> one.whole().exercise().slug().equals("tiny"));
    }
  }

  @Test
  void EX_4_the_panel_is_told_which_exercises_candidates_may_have_read() {
    new TinyPackage().write(folder);
    try (TestServer server = TestServer.with(folder)) {
      assertThat(server.shelf.forInterviews()).filteredOn(one -> !one.known()).extracting(one -> one.whole().exercise().slug()).containsExactly("tiny");
    }
  }
}
