package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.TestServer;
import tryout.post.RealRelay;

/** What people are told of, by mail, over a real relay. */
class MailTest extends OneSeason {
  private static final Duration SOON = Duration.ofSeconds(20);
  private RealRelay relay;

  @Override
  protected TestServer server() {
    relay = new RealRelay();
    return TestServer.withMail(relay.settings());
  }

  @AfterAll
  void stopRelay() {
    relay.close();
  }

  private List<String> letters(String to, String words) {
    return relay.letters().stream().filter(letter -> letter.contains("X-RcptTo: " + to) && letter.contains(words)).toList();
  }

  @Test
  void NOTE_4_who_is_asked_to_mentor_reads_it_in_a_mail_that_says_where_the_answer_goes() {
    String idea = begin(student, "Told by mail").json().getString("id");
    ask(student, idea, mentor, "co");
    move(student, idea, "propose", "");
    Patience.until("a letter to Mia", SOON, () -> !letters("mia@example.org", "Told by mail").isEmpty());
    String letter = letters("mia@example.org", "Told by mail").getFirst();
    assertThat(letter).contains("Sam asks you to mentor", "/ideas/" + idea, "Auto-Submitted: auto-generated", "From: tryout@example.org", "Content-Type: text/plain", "Answers to this mail reach nobody");
    assertThat(letter).containsPattern("Message-ID: <notification-[0-9a-f-]{36}@example.org>").contains("References: <place.ideas." + idea + "@example.org>");
  }

  @Test
  void NOTE_4_an_address_of_which_nobody_has_seen_whose_it_is_gets_no_mail() {
    String idea = begin(student, "Written by Sam").json().getString("id");
    ask(student, idea, mentor, "co");
    move(student, idea, "propose", "");
    answer(mentor, idea, mentor, agree(5));
    move(coordinator, idea, "publish", "");
    Patience.until("two letters to Mia", SOON, () -> letters("mia@example.org", "Written by Sam").size() == 2);
    assertThat(told(student)).anyMatch(words -> words.contains("Mia agrees to mentor “Written by Sam”"));
    assertThat(letters("sam@example.net", "")).isEmpty();
  }

  @Test
  void NOTE_3_who_wants_no_mail_gets_none_and_reads_it_here() {
    String me = server.api("GET", "/me", other, null).header("ETag");
    server.api("PATCH", "/me", other, new JsonObject().put("mailNews", false), "If-Match", me);
    String idea = begin(student, "Quietly told").json().getString("id");
    ask(student, idea, other, "co");
    ask(student, idea, mentor, "co");
    move(student, idea, "propose", "");
    Patience.until("a letter to Mia", SOON, () -> !letters("mia@example.org", "Quietly told").isEmpty());
    assertThat(letters("omar@example.org", "Quietly told")).isEmpty();
    assertThat(told(other)).contains("idea.mentor-asked Sam asks you to mentor “Quietly told”.");
  }

  @Test
  void NOTE_4_what_a_relay_does_not_take_comes_again_once_it_is_back_and_only_once() {
    relay.stop();
    String idea = begin(student, "While it is away").json().getString("id");
    ask(student, idea, mentor, "co");
    move(student, idea, "propose", "");
    Patience.until("it was tried", SOON, () -> tries() > 0);
    relay.begin();
    server.clock.move(Duration.ofMinutes(2));
    Patience.until("a letter to Mia", SOON, () -> !letters("mia@example.org", "While it is away").isEmpty());
    server.clock.move(Duration.ofDays(2));
    Patience.until("nothing is due", SOON, () -> due() == 0);
    server.clock.move(Duration.ofDays(-2).minusMinutes(2));
    assertThat(letters("mia@example.org", "While it is away")).hasSize(1);
  }

  private long tries() {
    return count("SELECT coalesce(max(mail_tries), 0) FROM notification WHERE words LIKE '%While it is away%' AND mail_due_at IS NOT NULL");
  }

  private long due() {
    return count("SELECT count(*) FROM notification WHERE mail_due_at IS NOT NULL");
  }

  private long count(String statement) {
    return server.database.inTransaction(sql -> sql.first(statement).orElseThrow().getLong(0));
  }
}
