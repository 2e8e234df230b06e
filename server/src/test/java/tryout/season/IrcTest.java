package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tryout.LogLines;
import tryout.Patience;
import tryout.TestServer;
import tryout.client.Client;
import tryout.client.Ear;
import tryout.client.Site;
import tryout.irc.Bystander;
import tryout.irc.IrcSettings;
import tryout.irc.Network;
import tryout.irc.RealIrc;

/** What is announced in channels, on a real network. */
class IrcTest extends OneSeason {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(4);
  private RealIrc irc;
  private Bystander bystander;
  private LogLines log;

  @Override
  protected TestServer server() {
    log = new LogLines();
    irc = new RealIrc();
    irc.begin();
    bystander = new Bystander(irc, "somebody");
    bystander.asks("JOIN #news");
    bystander.asks("JOIN #closed");
    bystander.asks("MODE #closed +i");
    TestServer started = TestServer.withIrc(irc.settings("#news,#closed"));
    Patience.until("connected", SOON, started.season::announces);
    return started;
  }

  @AfterAll
  void stopIrc() {
    bystander.close();
    irc.close();
    log.close();
    assertThat(log.stacks()).isEmpty();
  }

  private void quiet() {
    Patience.until("nothing is due in #news", SOON, () -> count("SELECT count(*) FROM announcement WHERE channel = '#news' AND due_at IS NOT NULL") == 0);
    bystander.asks("MODE #news");
  }

  private long count(String statement) {
    return server.database.inTransaction(sql -> sql.first(statement).orElseThrow().getLong(0));
  }

  private List<String> news(String place) {
    return bystander.words("#news").stream().filter(words -> words.endsWith(place)).toList();
  }

  private void announced(String place) {
    Patience.until(place, SOON, () -> !news(place).isEmpty());
    quiet();
  }

  @Test
  void IRC_2_a_published_idea_is_one_line_and_published_again_it_is_none() {
    String idea = published("A lamp");
    announced(idea);
    assertThat(news(idea)).containsExactly("New idea: A lamp — " + TestServer.ORIGIN + "/ideas/" + idea);
    move(coordinator, idea, "unpublish", "not yet");
    assertThat(move(coordinator, idea, "publish", "").status()).isEqualTo(200);
    assertThat(show(stranger, idea).json().getString("state")).isEqualTo("published");
    announced(published("Another lamp"));
    assertThat(news(idea)).hasSize(1);
  }

  @Test
  void IRC_2_what_is_not_published_is_announced_nowhere() {
    String draft = begin(student, "A draft").json().getString("id");
    ask(student, draft, mentor, "co");
    move(student, draft, "propose", "");
    answer(mentor, draft, mentor, agree(5));
    announced(published("After that"));
    assertThat(bystander.words("#news")).noneMatch(words -> words.contains("draft") || words.contains(draft));
  }

  @Test
  void IRC_2_an_opened_lobby_is_one_line_without_a_word_of_the_interview() {
    JsonObject plan = new JsonObject().put("title", "Secret ring").put("statement", "Hidden words").put("warmupMinutes", 0);
    String room = server.api("POST", "/interviews", mentor, plan).json().getString("id");
    announced(published("Before a lobby"));
    assertThat(news(room)).as("nobody has come").isEmpty();
    WebSocketClient sockets = Client.sockets(server.vertx);
    try {
      for (int times = 0; times < 2; times++) {
        Client page = page(sockets, room, mentor);
        page.joined().orTimeout(20, TimeUnit.SECONDS).join();
        page.close();
        announced(room);
      }
    } finally {
      sockets.close();
    }
    announced(published("After a lobby"));
    assertThat(news(room)).containsExactly("An interview's lobby is open: " + TestServer.ORIGIN + "/room/" + room);
    assertThat(bystander.words("#news")).noneMatch(words -> words.contains("Secret") || words.contains("Hidden") || words.contains("Mia"));
  }

  private Client page(WebSocketClient sockets, String room, String token) {
    Site site = new Site(URI.create("http://127.0.0.1:" + server.edge.port()), TestServer.ORIGIN);
    return new Client(server.vertx, sockets, site, room,
        () -> Optional.ofNullable(server.api("POST", "/interviews/" + room + "/room-token", token, null).json().getString("token")), new Ear() { });
  }

  @Test
  void IRC_3_a_hostile_title_is_one_line_of_plain_text() {
    String idea = begin(student, "Hostile").json().getString("id");
    Announcements announcements = new Announcements(List.of("#news"), new Deeds(server.access.audit(), server.clock));
    server.database.inTransaction(sql -> {
      announcements.published(sql, UUID.fromString(idea));
      return sql.update("UPDATE idea SET state = 'published', content = content || jsonb_build_object('title', $2::text) WHERE idea_id = $1", UUID.fromString(idea),
          "Lamp\r\nPRIVMSG #news :forged\r\nQUIT :gone \u0002bold\u000304red\u202eback");
    });
    announced(idea);
    assertThat(news(idea)).containsExactly("New idea: Lamp PRIVMSG #news :forged QUIT :gone bold04redback — " + TestServer.ORIGIN + "/ideas/" + idea);
    assertThat(bystander.words("#news")).doesNotContain("forged");
    assertThat(server.season.announces()).isTrue();
  }

  @Test
  void IRC_4_lines_are_as_far_apart_as_a_network_wants_them() {
    List<String> ideas = List.of(published("First of two"), published("Second of two"));
    ideas.forEach(this::announced);
    List<Long> times = bystander.said("#news").stream().filter(one -> one.line().contains(" of two ")).map(Bystander.Heard::nanos).toList();
    assertThat(times).hasSize(2);
    assertThat(times.getLast() - times.getFirst()).isGreaterThan(BETWEEN_LINES.minusMillis(200).toNanos());
  }

  @Test
  void IRC_4_two_servers_of_one_database_say_it_once() {
    IrcSettings second = IrcSettings.of(irc.address("#news").replace("//tryout:", "//second:"), "tryout", List.of(irc.certificate())).orElseThrow();
    Deeds deeds = new Deeds(server.access.audit(), server.clock);
    try (Announcer other = new Announcer(server.database, new Network(second), new Announcements(List.of("#news"), deeds), TestServer.ORIGIN)) {
      Patience.until("the second is connected, with an account of another name", SOON, other::connected);
      List<String> ideas = List.of(published("Of two, one"), published("Of two, another"), published("Of two, a third"), published("Of two, a fourth"));
      ideas.forEach(this::announced);
      ideas.forEach(idea -> assertThat(news(idea)).hasSize(1));
    }
  }

  @Test
  void IRC_4_what_a_channel_does_not_take_comes_again_and_holds_up_no_other() {
    server.database.inTransaction(sql -> sql.update("UPDATE announcement SET due_at = NULL WHERE channel = '#closed'"));
    String idea = published("For the closed");
    announced(idea);
    Patience.until("it was tried in the closed channel", SOON, () -> log.told("a channel did not take an announcement channel=#closed"));
    assertThat(bystander.words("#closed")).isEmpty();
    bystander.asks("MODE #closed -i");
    server.clock.move(Duration.ofMinutes(2));
    Patience.until("told", SOON, () -> bystander.words("#closed").stream().anyMatch(words -> words.endsWith(idea)));
    server.clock.move(Duration.ofMinutes(-2));
    bystander.asks("MODE #closed +i");
    bystander.asks("KICK #closed tryout");
  }

  @Test
  void IRC_4_who_was_sent_out_comes_in_again_for_the_next_line() {
    bystander.asks("KICK #news tryout :out");
    String idea = published("After a kick");
    announced(idea);
    assertThat(news(idea)).hasSize(1);
  }

  @Test
  void IRC_5_whoever_speaks_to_it_gets_no_answer() {
    bystander.asks("PRIVMSG tryout :\u0001VERSION\u0001");
    bystander.asks("PRIVMSG tryout :\u0001PING 1\u0001");
    bystander.asks("PRIVMSG tryout :help");
    bystander.asks("PRIVMSG #news :tryout: help");
    bystander.asks("JOIN #elsewhere");
    bystander.asks("INVITE tryout #elsewhere");
    announced(published("After questions"));
    assertThat(bystander.asks("NAMES #elsewhere")).anyMatch(line -> line.contains("somebody")).noneMatch(line -> line.replace("tryout-", "").contains("tryout"));
    assertThat(bystander.words("somebody")).isEmpty();
    assertThat(bystander.words("#news")).allMatch(words -> words.startsWith("New idea: ") || words.startsWith("An interview's lobby is open: "));
  }
}
