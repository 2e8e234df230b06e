package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tryout.room.Role;
import tryout.room.Sender;
import tryout.text.ChangeSet;
import tryout.text.Edits;
import tryout.text.HeldText;
import tryout.text.Utf16;

/** A page as docs/protocol.md has it: one message in flight, frozen; what came meanwhile mapped over it one at a time. */
final class SimPage {
  private static final Set<String> AGAIN = Set.of("saving-paused", "resync", "busy", "rate-limited", "internal");
  private static final long UNSEEN = 1L << 40;
  private static final Set<String> KEPT = Set.of("after-time", "read-only", "not-allowed", "too-large", "illegal-transition");

  private Sender sender;
  final UUID session;
  private final SimWorld world;
  private final Edits edits;
  private final Supplier<@Nullable SimServer> servers;
  private final Tokens tokens;
  private final int file;

  private @Nullable SimLink link;
  private @Nullable SimLink sentOn;
  private boolean open;
  private @Nullable String client;
  private @Nullable String generation;
  long seq;
  private long stored;
  private long clientSeq;
  private long ref;

  private HeldText held = new HeldText("", 0);
  /** The frame in flight, as frozen. */
  private @Nullable JsonObject inFlight;
  private int unsaid;
  private boolean frozen;
  private boolean drawn;
  private boolean wantsCurtain;
  private boolean stands;
  /** What is to be done to the clock, or null. */
  private @Nullable JsonObject wantsClock;
  /** Words among mentors that it was told of, or null while it is told of none. */
  private @Nullable Integer words;
  private long number;
  private boolean conferring;
  /** Whether the edit in flight was typed upon a text that was shown anew since. */
  private boolean dropped;
  /** Whether the room was shown anew between welcome and ready. */
  private boolean anew;
  boolean stopped;
  private int connecting;

  final List<String> acknowledged = new ArrayList<>();
  int typed;
  int kept;

  /** What a token makes of a member when it is issued. */
  interface Tokens {
    /** Whether its session is over for good. */
    boolean over(UUID session);

    /** What the member is by now, or nothing while they are out. */
    Optional<Role> role(Sender sender);
  }

  SimPage(SimWorld world, Sender sender, int file, long seed, Supplier<@Nullable SimServer> servers, Tokens tokens) {
    this.world = world;
    this.sender = sender;
    this.session = UUID.nameUUIDFromBytes((sender.name() + sender.client()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    this.file = file;
    this.edits = new Edits(seed);
    this.servers = servers;
    this.tokens = tokens;
  }

  // ---- the line

  void connect() {
    if (link != null || stopped) {
      return;
    }
    SimServer server = servers.get();
    if (server == null || !server.alive) {
      later();
      return;
    }
    Optional<Role> is = tokens.role(sender);
    if (is.isEmpty()) {
      later();
      return;
    }
    Sender issued = new Sender(sender.member(), sender.name(), is.get(), sender.client());
    SimLink mine = new SimLink(world, this, server, issued, session);
    link = mine;
    JsonObject join = new JsonObject().put("token", "t");
    if (client != null) {
      join.put("generation", generation).put("client", client).put("seq", seq);
    }
    mine.send(new JsonObject().put("join", join).encode());
    world.after(8_000, () -> {
      if (link == mine && !open) {
        mine.cut();
      }
    });
  }

  private void later() {
    int turn = ++connecting;
    world.after(200 + world.below(1_500), () -> {
      if (turn == connecting) {
        connect();
      }
    });
  }

  void closed(SimLink which, @Nullable CloseCode code) {
    if (link == which) {
      link = null;
      open = false;
      conferring = false;
      if (code == CloseCode.NO_TOKEN && tokens.over(session) || code == CloseCode.MALFORMED) {
        stopped = true;
      } else {
        later();
      }
    }
  }

  /** Looks whether its server is still there, as a ping would. */
  void ping() {
    SimLink mine = link;
    if (mine != null && mine.dead()) {
      mine.cut();
      closed(mine, null);
    }
  }

  void cut() {
    if (link != null) {
      link.cut();
    }
  }

  /** What stands in front of its author. */
  String text() {
    return held.text();
  }

  // ---- what it says

  void type() {
    if (frozen || stopped || client == null || drawn && !draws()) {
      return;
    }
    ChangeSet change = edits.change(held.text());
    if (change.isIdentity() || change.lengthAfter() > 2_000) {
      return;
    }
    held.type(change);
    typed++;
    push();
  }

  void say() {
    unsaid++;
    push();
  }

  /** Draws the curtain, or opens it. */
  void moveCurtain() {
    wantsCurtain = true;
    push();
  }

  /** Adds a minute, or stops the clock. */
  void moveClock(boolean add) {
    wantsClock = add ? new JsonObject().put("credit", new JsonObject().put("minutes", 1).put("reason", "A slow start."))
        : new JsonObject().put("pause", new JsonObject().put("paused", true).put("reason", "A call."));
    push();
  }

  /** Lets a clock go on that stands. */
  void resume() {
    if (stands) {
      wantsClock = new JsonObject().put("pause", new JsonObject().put("paused", false).put("reason", "It is over."));
      push();
    }
  }

  boolean drawn() {
    return drawn;
  }

  /** Opens the curtain if it is drawn. */
  void openCurtain() {
    if (drawn && idle()) {
      moveCurtain();
    }
  }

  private boolean draws() {
    return sender.role() == Role.CANDIDATE;
  }

  /** Writes to the other mentors. */
  void confer() {
    if (open && !conferring && sender.role().grades() && words != null) {
      conferring = true;
      link.send(new JsonObject().put("confer", new JsonObject().put("ref", UNSEEN).put("number", number + 1).put("text", "Look at this.")).encode());
    }
  }

  /** Asks that somebody have another seat. */
  void seat(String member, String role) {
    if (open) {
      link.send(new JsonObject().put("seat", new JsonObject().put("ref", UNSEEN).put("member", member).put("role", role)).encode());
    }
  }

  Sender sender() {
    return sender;
  }

  /** Whether its member grades by what is stored of seats. */
  boolean maySeePanel() {
    return tokens.role(sender).map(Role::grades).orElse(false);
  }

  /** How many words among mentors it was told of, or nothing where it is told of none. */
  @Nullable Integer words() {
    return words;
  }

  /** Whether it was told all of the panel's stream, if it is to be, and has nothing of it under way. */
  boolean panelShown(int said) {
    return !conferring && Objects.equals(words, sender.role().grades() ? said : null);
  }

  private void push() {
    if (!open || inFlight != null) {
      return;
    }
    if (wantsCurtain) {
      wantsCurtain = false;
      freeze("curtain", new JsonObject().put("drawn", !drawn));
    } else if (wantsClock != null) {
      String kind = wantsClock.fieldNames().iterator().next();
      JsonObject body = wantsClock.getJsonObject(kind);
      wantsClock = null;
      freeze(kind, body);
    } else if (held.unsent()) {
      int version = held.version();
      freeze("edit", new JsonObject().put("file", file).put("version", version)
          .put("changes", new JsonArray(held.push().toJson())));
    } else if (unsaid > 0) {
      freeze("say", new JsonObject().put("text", "word " + clientSeq));
    }
  }

  private void freeze(String kind, JsonObject body) {
    clientSeq++;
    inFlight = new JsonObject().put(kind, body.put("ref", ++ref).put("clientSeq", clientSeq));
    sentOn = null;
    transmit();
  }

  /** A message is on the line once at a time. */
  private void transmit() {
    if (link != null && inFlight != null && sentOn != link) {
      sentOn = link;
      link.send(inFlight.encode());
    }
  }

  private @Nullable JsonObject frozenBody() {
    return inFlight == null ? null : inFlight.getJsonObject(inFlight.fieldNames().iterator().next());
  }

  // ---- what it is told

  void receive(SimLink from, String text) {
    if (from != link) {
      return;
    }
    JsonObject frame = new JsonObject(text);
    if (frame.containsKey("welcome")) {
      welcome(frame.getJsonObject("welcome"));
    } else if (frame.containsKey("events")) {
      frame.getJsonArray("events").forEach(event -> event((JsonObject) event));
    } else if (frame.containsKey("fresh")) {
      fresh(frame.getJsonObject("fresh"));
    } else if (frame.containsKey("ready")) {
      ready();
    } else if (frame.containsKey("panel")) {
      panel(frame.getJsonObject("panel"));
    } else if (frame.containsKey("notice")) {
      notice(frame.getJsonObject("notice"));
    } else if (frame.containsKey("refused")) {
      refused(frame.getJsonObject("refused"));
    }
  }

  private void is(String role) {
    sender = new Sender(sender.member(), sender.name(), Role.of(role).orElseThrow(), sender.client());
    if (!sender.role().grades()) {
      words = null;
      conferring = false;
    }
  }

  private void notice(JsonObject notice) {
    JsonObject seat = notice.getJsonObject("seat");
    if (seat != null) {
      is(seat.getString("role"));
    }
  }

  private void panel(JsonObject told) {
    if (!sender.role().grades()) {
      throw new AssertionError("G-4: something of the panel's reached " + sender.name() + ", who was told that they do not grade");
    }
    JsonObject state = told.getJsonObject("state");
    if (state != null) {
      number = state.getLong("number");
      words = state.getJsonArray("words").size();
      conferring = false;
    } else if (words != null) {
      words++;
      JsonObject event = told.getJsonObject("event");
      if (event.getString("client").equals(client)) {
        number = event.getLong("number");
        conferring = false;
      }
    }
  }

  private void welcome(JsonObject welcome) {
    is(welcome.getString("role"));
    words = null;
    generation = welcome.getString("generation");
    stored = welcome.getLong("clientSeq");
    JsonObject state = welcome.getJsonObject("state");
    if (state == null) {
      return;
    }
    if (inFlight != null || !held.settled()) {
      keep();
    }
    client = welcome.getString("client");
    clientSeq = stored;
    take(welcome.getLong("seq"), state);
  }

  /** What was withheld is shown; what was typed before and is not answered found no place. */
  private void fresh(JsonObject fresh) {
    if (draws()) {
      throw new AssertionError("R-9: something was withheld from the candidate");
    }
    if (inFlight != null && inFlight.containsKey("edit")) {
      dropped = true;
    }
    if (!held.settled()) {
      kept++;
    }
    anew = !open;
    take(fresh.getLong("seq"), fresh.getJsonObject("state"));
  }

  private void take(long at, JsonObject state) {
    seq = at;
    frozen = state.getBoolean("frozen");
    stands = !state.getJsonObject("clock").getBoolean("running");
    drawn = state.getJsonObject("curtain") != null;
    state.getJsonArray("files").stream().map(JsonObject.class::cast).filter(one -> one.getInteger("file") == file)
        .forEach(one -> held = new HeldText(one.getString("text"), one.getInteger("version")));
  }

  private void ready() {
    open = true;
    JsonObject frozenOne = frozenBody();
    if (frozenOne != null && (dropped || anew && stored >= frozenOne.getLong("clientSeq"))) {
      counted(frozenOne.getLong("clientSeq"));
      frozenOne = null;
    }
    anew = false;
    if (frozenOne == null) {
      clientSeq = Math.max(clientSeq, stored);
    } else if (stored >= frozenOne.getLong("clientSeq")) {
      throw new AssertionError("I4: message " + stored + " of " + client + " was stored and never came back");
    } else {
      transmit();
    }
    push();
  }

  /** The room was shown anew, so the number alone tells whether what was in flight is stored. */
  private void counted(long number) {
    if (stored < number) {
      clientSeq--;
    } else {
      acknowledged.add(client + "/" + number);
      unsaid -= inFlight.containsKey("say") ? 1 : 0;
    }
    answered();
  }

  private void event(JsonObject event) {
    if (event.getLong("seq") <= seq) {
      return;
    }
    seq = event.getLong("seq");
    JsonObject body = frozenBody();
    boolean mine = body != null && client != null && client.equals(event.getString("client"))
        && event.getLong("clientSeq").equals(body.getLong("clientSeq"));
    if (event.containsKey("edited")) {
      if (drawn && !draws()) {
        throw new AssertionError("R-9: an edit behind the curtain reached " + sender.name());
      }
      edited(event.getJsonObject("edited"), mine && !dropped);
    } else if (event.containsKey("frozen")) {
      frozen = true;
      drawn = false;
    } else if (event.containsKey("curtainMoved")) {
      drawn = event.getJsonObject("curtainMoved").getBoolean("drawn");
    } else if (event.containsKey("clockChanged")) {
      JsonObject clock = event.getJsonObject("clockChanged").getJsonObject("clock");
      frozen &= clock.getLong("remainingMillis") == 0;
      stands = !clock.getBoolean("running");
    } else if (mine && event.containsKey("said")) {
      unsaid--;
    }
    if (mine) {
      acknowledged.add(client + "/" + event.getLong("clientSeq"));
      answered();
      push();
    }
  }

  private void edited(JsonObject edited, boolean mine) {
    if (edited.getInteger("file") != file) {
      return;
    }
    held.received(edited.getInteger("version"), ChangeSet.fromJson(edited.getJsonArray("changes").getList()), mine);
    Long hash = edited.getLong("hash");
    if (hash != null && hash != Utf16.checksum(held.stored())) {
      throw new AssertionError("I3: the checksum of version " + held.version() + " differs");
    }
  }

  private void refused(JsonObject refused) {
    JsonObject body = frozenBody();
    String code = refused.getString("code");
    conferring &= refused.getLong("ref") != UNSEEN;
    if (body == null || !refused.getLong("ref").equals(body.getLong("ref"))) {
      return;
    }
    sentOn = null;
    if (dropped) {
      clientSeq--;
      answered();
      push();
    } else if (AGAIN.contains(code)) {
      JsonObject waiting = inFlight;
      world.after(100 + world.below(900), () -> {
        if (inFlight == waiting && open) {
          transmit();
        }
      });
    } else if (code.equals("stale")) {
      clientSeq--;
      held.takeBack();
      inFlight = null;
      push();
    } else if (KEPT.contains(code) || refused.getString("detail").equals("It could not be saved.")) {
      clientSeq--;
      boolean edit = inFlight.containsKey("edit");
      unsaid -= inFlight.containsKey("say") ? 1 : 0;
      inFlight = null;
      if (edit) {
        keep();
      }
      push();
    } else {
      throw new AssertionError("an honest message was refused: " + refused + " for " + inFlight);
    }
  }

  private void answered() {
    inFlight = null;
    dropped = false;
  }

  /** The text that cannot become part of the room is put aside, for its author to see and to offer. */
  private void keep() {
    kept++;
    inFlight = null;
    held.giveUp();
  }

  /** Whether it has nothing left to say, and everything it said was answered. */
  boolean idle() {
    return stopped || open && inFlight == null && held.settled() && unsaid == 0 && !wantsCurtain && wantsClock == null;
  }

  String describe() {
    return "open " + open + ", in flight " + inFlight + ", typed and not sent " + held.unsent() + ", unsaid " + unsaid;
  }
}
