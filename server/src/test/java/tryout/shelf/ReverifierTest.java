package tryout.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import tryout.TestSandbox;
import tryout.judge.TinyPackage;

/** What was verified with another compiler or other walls. */
class ReverifierTest extends OneShelf {
  /** That one was verified with something else; all others with what is here. */
  private void outdated(String digest) {
    server.database.inTransaction(sql -> {
      sql.update("UPDATE exercise SET basis = $1", TestSandbox.shared().basis());
      return sql.update("UPDATE exercise SET basis = 'gcc of before', state = 'verified', report = NULL WHERE digest = $1", digest);
    });
  }

  @Test
  void EX_40_what_was_verified_with_another_compiler_is_verified_again_and_nothing_else() throws InterruptedException {
    String digest = verified(new TinyPackage()).getString("digest");
    outdated(digest);
    assertThat(show(digest).getBoolean("basis")).isFalse();
    server.authoring.reverifier().pass();
    JsonObject shown = show(digest);
    assertThat(shown.getBoolean("basis")).isTrue();
    assertThat(shown.getString("state")).isEqualTo("verified");
    assertThat(shown.getJsonObject("report").getJsonArray("faults")).isEmpty();
    assertThat(list()).filteredOn(item -> item.getInteger("faults") != null).extracting(item -> item.getString("digest")).containsExactly(digest);
    assertThat(server.database.inTransaction(sql -> sql.first("SELECT actor FROM audit ORDER BY seq DESC LIMIT 1")).orElseThrow().getString("actor"))
        .isEqualTo("server");
  }

  @Test
  void EX_40_one_that_fails_then_is_a_draft_again_with_its_report() throws InterruptedException {
    JsonObject faulty = verified(new TinyPackage().change("submissions/wrong_answer/squared/tiny.c", text -> text.replace("number * number", "2 * number")));
    String digest = faulty.getString("digest");
    outdated(digest);
    assertThat(show(digest).getString("state")).isEqualTo("verified");
    server.authoring.reverifier().pass();
    assertThat(show(digest).getString("state")).isEqualTo("draft");
    assertThat(show(digest).getInteger("faults")).isPositive();
  }

  @Test
  void EX_40_one_that_is_taken_back_after_a_change_of_compiler_is_verified_again() {
    String digest = verified(new TinyPackage()).getString("digest");
    outdated(digest);
    change("POST", digest, "/retirement", administrator);
    assertThat(change("DELETE", digest, "/retirement", administrator).json().getString("state")).isEqualTo("verified");
    assertThat(settled(digest).getBoolean("basis")).isTrue();
  }
}
