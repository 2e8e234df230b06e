package tryout.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Plans interviews and takes them into their exercise, so that clients have rooms to come into. */
public final class Planner {
  private static final long SECONDS = 20;

  private final Vertx vertx;
  private final Site site;
  private final String access;
  private final List<Mentor> mentors = new ArrayList<>();

  private record Mentor(String id, String access) {}

  /**
   * An interview under way, in which everybody may type.
   *
   * @param link of its candidate
   * @param accesses the access tokens of its people: the candidate's, the lead's, and those of further mentors
   * @param file the one that is typed into
   */
  public record Room(String id, String link, List<String> accesses, int file) {
    /** The access token of the candidate. */
    public String guest() {
      return accesses.getFirst();
    }

    /** Where its page is. */
    public String address(String origin) {
      return origin + "/room/" + id;
    }
  }

  /** Signs the first administrator in, who leads every interview made here. */
  public Planner(Vertx vertx, Site site, String first) {
    this.vertx = vertx;
    this.site = site;
    this.access = site.call("POST", "/sessions", "", new JsonObject().put("link", first)).getString("accessToken");
  }

  /** The access token of the lead. */
  public String access() {
    return access;
  }

  /** An interview of two in its exercise, with one file of that text. */
  public Room room(String title, String text) {
    return room(title, text, 2);
  }

  /** The same with so many people, of whom one is the candidate. */
  public Room room(String title, String text, int people) {
    while (mentors.size() < people - 2) {
      mentors.add(mentor());
    }
    List<Mentor> further = mentors.subList(0, people - 2);
    JsonArray panel = new JsonArray();
    further.forEach(mentor -> panel.add(new JsonObject().put("person", mentor.id()).put("role", "mentor")));
    JsonObject plan = new JsonObject().put("title", title).put("minutes", 180).put("warmupMinutes", 0)
        .put("statement", "Type.").put("panel", panel)
        .put("files", new JsonArray().add(
            new JsonObject().put("name", "main.c").put("text", text).put("readOnly", false)));
    String room = site.call("POST", "/interviews", access, plan).getString("id");
    String link = site.call("POST", "/interviews/" + room + "/invitations", access,
        new JsonObject().put("role", "candidate").put("name", "Candidate")).getString("link");
    String guest = site.redeem(Site.secret(link)).accessToken();
    List<String> accesses = new ArrayList<>(List.of(guest, access));
    further.forEach(mentor -> accesses.add(mentor.access()));
    return new Room(room, link, List.copyOf(accesses), begin(room, guest));
  }

  private Mentor mentor() {
    JsonObject person = new JsonObject().put("name", "Mentor " + (mentors.size() + 2)).put("roles", new JsonArray().add("mentor"));
    JsonObject added = site.call("POST", "/people", access, person);
    JsonObject link = new JsonObject().put("link", Site.secret(added.getString("link")));
    String token = site.call("POST", "/sessions", "", link).getString("accessToken");
    return new Mentor(added.getJsonObject("person").getString("id"), token);
  }

  /** Consents, begins the exercise, lets mentors type; answers the id of its first file. */
  private int begin(String room, String guest) {
    WebSocketClient sockets = Client.sockets(vertx);
    try (Client mentor = join(sockets, room, access); Client candidate = join(sockets, room, guest)) {
      ask(candidate, "consent", new JsonObject().put("terms", candidate.terms()));
      ask(mentor, "phase", new JsonObject().put("to", "exercise"));
      ask(mentor, "typing", new JsonObject().put("on", true));
      return mentor.firstFile();
    } finally {
      sockets.close();
    }
  }

  private Client join(WebSocketClient sockets, String room, String who) {
    Client client = new Client(vertx, sockets, site, room, () -> site.tryRoomToken(room, who), new Ear() {});
    client.joined().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    return client;
  }

  private static void ask(Client client, String kind, JsonObject body) {
    JsonObject answer = client.ask(kind, body).orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (answer.containsKey("refused")) {
      throw new IllegalStateException(kind + " was refused: " + answer);
    }
  }
}
