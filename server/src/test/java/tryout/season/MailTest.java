package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.TestServer;
import tryout.admission.Admission;
import tryout.hook.HookSettings;
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

  /** Whoever comes back after hours signs in again. */
  @BeforeAll
  void givePassword() {
    server.api("PATCH", "/me", other, new JsonObject().put("password", "a phrase of my own Omar"), "If-Match", "\"1\"");
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
    Patience.until("what Cora is told after Sam was", SOON, () -> letters("cora@example.org", "Written by Sam").stream().anyMatch(letter -> letter.contains("agrees to mentor")));
    assertThat(told(student)).anyMatch(words -> words.contains("Mia agrees to mentor “Written by Sam”"));
    assertThat(letters("sam@example.net", "")).isEmpty();
  }

  @Test
  void NOTE_3_who_wants_no_mail_gets_none_and_reads_it_here() {
    choose(other, "mentoring", "now", "off");
    String idea = begin(student, "Quietly told").json().getString("id");
    ask(student, idea, other, "co");
    ask(student, idea, mentor, "co");
    move(student, idea, "propose", "");
    Patience.until("a letter to Mia", SOON, () -> !letters("mia@example.org", "Quietly told").isEmpty());
    assertThat(letters("omar@example.org", "Quietly told")).isEmpty();
    assertThat(told(other)).contains("idea.mentor-asked Sam asks you to mentor “Quietly told”.");
    choose(other, "mentoring", "now", "now");
  }

  @Test
  void NOTE_3_who_wants_mail_only_reads_nothing_of_it_here() {
    choose(other, "mentoring", "off", "now");
    String idea = begin(student, "By mail alone").json().getString("id");
    ask(student, idea, other, "co");
    move(student, idea, "propose", "");
    Patience.until("a letter to Omar", SOON, () -> !letters("omar@example.org", "By mail alone").isEmpty());
    assertThat(told(other)).noneMatch(words -> words.contains("By mail alone"));
    choose(other, "mentoring", "now", "now");
  }

  @Test
  void NOTE_3_once_a_day_all_of_it_comes_in_one_letter_that_says_where_to_end_it_and_once_also_over_a_restart() {
    published("First of the day");
    published("Second of the day");
    assertThat(daily("mia@example.org", "of the day")).isEmpty();
    relay.stop();
    Duration there = untilTheHour();
    server.clock.move(there);
    Patience.until("it was tried", SOON, () -> count("SELECT count(*) FROM notification WHERE digest_on IS NOT NULL AND mail_tries > 0 AND words LIKE '%of the day%'") > 0);
    relay.begin();
    try (Season again = new Season(server.vertx, server.database, server.access, server.program.organisation(), Optional.of(relay.settings()), Optional.empty(),
        HookSettings.of(List.of()), Admission.wanted(), server.clock)) {
      server.clock.move(Duration.ofMinutes(2));
      Patience.until("the letter of the day", SOON, () -> !daily("mia@example.org", "of the day").isEmpty());
      server.clock.move(Duration.ofDays(2));
      Patience.until("nothing is due", SOON, () -> due() == 0);
      assertThat(again.announces()).isFalse();
    }
    server.clock.move(there.plusDays(2).plusMinutes(2).negated());
    String letter = daily("mia@example.org", "of the day").getFirst();
    assertThat(daily("mia@example.org", "of the day")).hasSize(1);
    assertThat(letter).contains("First of the day", "Second of the day", "things happened", "List-Unsubscribe: <" + TestServer.ORIGIN + "/account>", "Auto-Submitted: auto-generated",
        "Content-Type: text/plain", "References: <digest." + idOf(mentor) + "@example.org>");
    assertThat(letter).containsPattern("Message-ID: <digest-" + idOf(mentor) + "-\\d{4}-\\d\\d-\\d\\d@example.org>");
  }

  @Test
  void NOTE_3_what_was_switched_off_before_the_hour_is_not_in_the_letter() {
    published("Not wanted any more");
    choose(mentor, "ideas", "now", "off");
    Duration there = untilTheHour();
    server.clock.move(there);
    Patience.until("nothing is due", SOON, () -> due() == 0);
    server.clock.move(there.negated());
    choose(mentor, "ideas", "now", "daily");
    assertThat(letters("mia@example.org", "Not wanted any more")).isNotEmpty();
    assertThat(daily("mia@example.org", "Not wanted any more")).isEmpty();
  }

  @Test
  void NOTE_3_what_is_wanted_here_once_a_day_stands_here_from_the_hour_on() {
    choose(other, "mentoring", "daily", "off");
    String idea = begin(student, "Read in the morning").json().getString("id");
    ask(student, idea, other, "co");
    move(student, idea, "propose", "");
    assertThat(told(other)).noneMatch(words -> words.contains("Read in the morning"));
    choose(other, "mentoring", "now", "now");
    Duration there = untilTheHour();
    server.clock.move(there);
    String later = token(server.api("POST", "/sessions", "", new JsonObject().put("mail", "omar@example.org").put("password", "a phrase of my own Omar")));
    assertThat(told(later)).contains("idea.mentor-asked Sam asks you to mentor “Read in the morning”.");
    server.clock.move(there.negated());
  }

  private Duration untilTheHour() {
    OffsetDateTime now = server.clock.instant().atOffset(ZoneOffset.UTC);
    return Duration.between(now, Daily.after(now));
  }

  private List<String> daily(String to, String words) {
    return letters(to, words).stream().filter(letter -> letter.contains("List-Unsubscribe")).toList();
  }

  private void choose(String token, String group, String here, String mail) {
    JsonObject notices = new JsonObject().put(group, new JsonObject().put("here", here).put("mail", mail));
    assertThat(server.api("PATCH", "/me", token, new JsonObject().put("notices", notices), "If-Match", server.api("GET", "/me", token, null).header("ETag")).status()).isEqualTo(200);
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
