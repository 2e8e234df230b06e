package tryout.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** Plans interviews and takes them into their exercise, so that clients have rooms to come into. */
public final class Planner {
  private static final long SECONDS = 20;

  private final Vertx vertx;
  private final Site site;
  private final String access;

  /**
   * An interview under way, in which everybody may type.
   *
   * @param link of its candidate
   * @param guest the access token of its candidate
   * @param file the one that is typed into
   */
  public record Room(String id, String link, String guest, int file) {
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

  /** An interview in its exercise, with one file of that text. */
  public Room room(String title, String text) {
    JsonObject plan = new JsonObject().put("title", title).put("minutes", 180).put("warmupMinutes", 0)
        .put("statement", "Type.").put("panel", new JsonArray())
        .put("files", new JsonArray().add(
            new JsonObject().put("name", "main.c").put("text", text).put("readOnly", false)));
    String room = site.call("POST", "/interviews", access, plan).getString("id");
    String link = site.call("POST", "/interviews/" + room + "/invitations", access,
        new JsonObject().put("role", "candidate").put("name", "Candidate")).getString("link");
    String guest = site.redeem(Site.secret(link)).accessToken();
    return new Room(room, link, guest, begin(room, guest));
  }

  /** Consents, begins the exercise, lets mentors type; answers the id of its first file. */
  private int begin(String room, String guest) {
    WebSocketClient sockets = Client.sockets(vertx);
    try (Client mentor = join(sockets, room, access); Client candidate = join(sockets, room, guest)) {
      ask(candidate, "consent", new JsonObject());
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
