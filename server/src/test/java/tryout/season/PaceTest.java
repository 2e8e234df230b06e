package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** Anybody can make an account, and nobody can flood others from one. The clock stands unless it is moved. */
class PaceTest extends OneSeason {
  private void assertHeldUp(int burst, Duration refill, IntFunction<Answer> deed) {
    for (int i = 0; i < burst; i++) {
      assertThat(deed.apply(i).status()).as("number " + i).isLessThan(300);
    }
    Answer refused = deed.apply(burst);
    assertThat(slug(refused)).isEqualTo("429 rate-limited");
    assertThat(refused.header("Retry-After")).isEqualTo(String.valueOf(refill.toSeconds()));
    server.clock.move(refill);
    assertThat(deed.apply(burst + 1).status()).as("after a while").isLessThan(300);
    assertThat(slug(deed.apply(burst + 2))).isEqualTo("429 rate-limited");
  }

  private Answer question(String token, String idea, int number) {
    return server.api("POST", "/ideas/" + idea + "/messages", token, new JsonObject().put("text", "Question " + number));
  }

  @Test
  void SEC_53_questions_have_a_pace_and_coordinators_are_not_held_up() {
    String idea = published("Much asked about");
    assertHeldUp(10, Duration.ofSeconds(30), i -> question(stranger, idea, i));
    assertThat(question(student, idea, 1).status()).as("somebody else").isEqualTo(201);
    for (int i = 0; i < 12; i++) {
      assertThat(question(coordinator, idea, i).status()).isEqualTo(201);
    }
    assertThat(slug(question(stranger, begin(mentor, "Hidden").json().getString("id"), 1))).as("what one may not read is not there, whatever the pace").isEqualTo("404 not-found");
  }

  @Test
  void SEC_53_ideas_have_a_pace() {
    assertHeldUp(40, Duration.ofMinutes(1), i -> begin(stranger, "Idea number " + i));
    assertThat(slug(begin(stranger, "Idea number 3"))).as("refused for what it is").isEqualTo("409 duplicate-title");
  }

  @Test
  void SEC_53_whoever_asks_and_takes_back_and_asks_again_is_held_up() {
    String idea = begin(other, "Asked again and again").json().getString("id");
    String mia = "/ideas/" + idea + "/mentors/" + idOf(mentor);
    assertHeldUp(60, Duration.ofSeconds(20), i -> {
      server.api("DELETE", mia, other, null, "If-Match", tag(idea));
      return ask(other, idea, mentor, "co");
    });
  }

  @Test
  void SEC_53_accounts_of_one_address_have_a_pace() {
    int made = 0;
    while (made <= 10 && signUp("Number" + made).status() == 201) {
      made++;
    }
    assertThat(made).as("two were made before").isBetween(8, 9);
    assertThat(slug(signUp("Later"))).isEqualTo("429 rate-limited");
    server.clock.move(Duration.ofMinutes(6));
    assertThat(signUp("Later").status()).isEqualTo(201);
    assertThat(slug(signUp("Last"))).isEqualTo("429 rate-limited");
  }
}
