package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.room.Interviews;
import tryout.room.Role;
import tryout.text.ChangeSet;

/** Mutated frames on live sockets, beside an honest room that must not notice. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HostileFramesTest {
  private static final int FRAMES = Integer.getInteger("tryout.hostile.frames", 50_000);
  private static final long SEED = Long.getLong("tryout.hostile.seed", System.nanoTime());
  private static final int ATTACKERS = 4;
  /** Else most frames would be refused for their speed, before anybody looks at what is wrong with them. */
  private static final int SPEED = 100;
  private static final int FRAMES_OF_A_SOCKET = 64;
  /** A socket that is closed on a frame it could not read to its end is gone ten seconds later at the latest. */
  private static final long PATIENCE_SECONDS = 10;
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger sockets = new AtomicInteger();
  private final Map<Integer, AtomicInteger> closes = new ConcurrentHashMap<>();

  @Test
  void SEC_42_and_fault_29_fifty_thousand_mutated_frames_do_not_touch_the_room_next_door(Vertx vertx) throws Exception {
    try (RoomServer server = new RoomServer(vertx, SPEED); Honest honest = new Honest(server);
        ExecutorService attackers = Executors.newFixedThreadPool(ATTACKERS)) {
      List<Future<?>> attacks = new ArrayList<>();
      for (int i = 0; i < ATTACKERS; i++) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + i);
        attacks.add(attackers.submit(() -> attack(vertx, server, honest.room, random)));
      }
      while (attacks.stream().anyMatch(attack -> !attack.isDone())) {
        honest.type();
        LockSupport.parkNanos(PACE_NANOS);
      }
      for (Future<?> attack : attacks) {
        attack.get();
      }
      report(honest);
      assertThat(closes).as("nothing of it is our fault; seed %d", SEED).doesNotContainKey((int) CloseCode.OUR_FAULT.code);
      assertThat(sent.get()).isGreaterThanOrEqualTo(FRAMES);
      honest.isAsTyped();
    }
  }

  /** Figures to read, not to judge. */
  private void report(Honest honest) {
    long[] waits = honest.waits.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "hostile frames: %d sent on %d sockets, closed %s, seed %d; beside them %d edits acknowledged, p50 %.1f ms, p99 %.1f ms%n",
        sent.get(), sockets.get(), new TreeMap<>(closes), SEED, waits.length, waits[waits.length / 2] / 1e6,
        waits[waits.length * 99 / 100] / 1e6);
  }

  /** A room whose people do nothing but work, with an uninvited observer's frames in it too. */
  private static final class Honest implements AutoCloseable {
    private static final String START = Interviews.setup().files().getFirst().text();
    final UUID room;
    final List<Long> waits = new ArrayList<>();
    private final RoomClient mentor;
    private final RoomClient person;
    private final int file;
    private final StringBuilder typed = new StringBuilder();

    Honest(RoomServer server) {
      room = server.room(Interviews.setup());
      mentor = server.join(room, RoomServer.Person.of("Mentor A", Role.LEAD));
      person = server.join(room, RoomServer.Person.of("Candidate", Role.CANDIDATE));
      file = OneRoom.exercise(mentor, person);
    }

    void type() {
      String letter = String.valueOf((char) ('a' + typed.length() % 26));
      ChangeSet change = ChangeSet.replace(START.length() + typed.length(), typed.length(), typed.length(), letter);
      long start = System.nanoTime();
      assertThat(person.refusal("edit", OneRoom.edit(file, typed.length(), change))).isEqualTo("accepted");
      waits.add(System.nanoTime() - start);
      typed.append(letter);
    }

    void isAsTyped() {
      assertThat(person.isOpen() && mentor.isOpen()).isTrue();
      mentor.event("edited", edit -> edit.getInteger("version") == typed.length());
      String text = START;
      for (JsonObject event : List.copyOf(mentor.events)) {
        JsonObject edit = event.getJsonObject("edited");
        if (edit != null && edit.getInteger("file") == file) {
          text = ChangeSet.fromJson(edit.getJsonArray("changes").getList()).apply(text);
        }
      }
      assertThat(text).isEqualTo(typed + START);
    }

    @Override
    public void close() {
      mentor.close();
      person.close();
    }
  }

  private void attack(Vertx vertx, RoomServer server, UUID honest, RandomGenerator random) {
    WebSocketClient client = tryout.client.Client.sockets(vertx);
    UUID own = server.room(Interviews.setup());
    RoomServer.Person mentor = RoomServer.Person.of("Hostile mentor", Role.LEAD);
    RoomServer.Person person = RoomServer.Person.of("Hostile candidate", Role.CANDIDATE);
    RoomServer.Person observer = RoomServer.Person.of("Uninvited", Role.OBSERVER);
    try (RoomClient first = server.join(own, mentor); RoomClient second = server.join(own, person)) {
      OneRoom.exercise(first, second);
      while (sent.get() < FRAMES) {
        switch (random.nextInt(8)) {
          case 0 -> socket(client, server, honest, observer, random);
          case 1, 2, 3 -> socket(client, server, own, mentor, random);
          default -> socket(client, server, own, person, random);
        }
      }
      assertThat(first.refusal("say", json("text", "The room still stands."))).isEqualTo("accepted");
    } finally {
      client.close().await();
    }
  }

  /** One socket, until it is closed or has said enough. */
  private void socket(WebSocketClient client, RoomServer server, UUID room, RoomServer.Person as, RandomGenerator random) {
    WebSocket socket = client.connect(new WebSocketConnectOptions().setHost("127.0.0.1").setPort(server.port())
        .setURI("/api/v1/rooms/" + room + "/socket").addSubProtocol(RoomDoor.PROTOCOL).addHeader("Origin", RoomServer.ORIGIN)).await();
    BlockingQueue<Boolean> stands = new LinkedBlockingQueue<>();
    AtomicReference<String> heard = new AtomicReference<>("");
    socket.textMessageHandler(text -> {
      heard.set(text);
      // A ping that came too fast is refused, which is an answer too.
      boolean refusedPing = text.startsWith("{\"refused\":{\"ref\":0,") && text.contains("rate-limited");
      if (text.startsWith("{\"ready\"") || text.startsWith("{\"pong\"") || refusedPing) {
        stands.add(true);
      }
    });
    socket.closeHandler(none -> {
      int code = socket.closeStatusCode() == null ? 0 : socket.closeStatusCode();
      closes.computeIfAbsent(code, unseen -> new AtomicInteger()).incrementAndGet();
      stands.add(false);
    });
    sockets.incrementAndGet();
    String join = json("join", json("token", server.token(room, as))).encode();
    boolean mutatedJoin = random.nextInt(10) == 0;
    socket.writeTextMessage(mutatedJoin ? mutated(join, random) : join);
    sent.addAndGet(mutatedJoin ? 1 : 0);
    String last = "join";
    for (int i = 0; i < FRAMES_OF_A_SOCKET && stands(socket, stands, last, heard.get()); i++) {
      last = send(socket, random);
      socket.writeTextMessage("{\"ping\":{}}");
    }
    socket.close().await();
  }

  /**
   * Waits until the frame before was read: a frame that nobody reads after a close would count for nothing. A ping is not
   * answered while much waits to be sent already, so that it is said again.
   */
  private static boolean stands(WebSocket socket, BlockingQueue<Boolean> told, String last, String heard) {
    try {
      for (int second = 0; second < PATIENCE_SECONDS; second++) {
        Boolean stands = told.poll(1, TimeUnit.SECONDS);
        if (stands != null) {
          return stands;
        }
        socket.writeTextMessage("{\"ping\":{}}");
      }
      throw new AssertionError("the server neither answers nor closes after " + last + "; before it was heard: " + heard);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String send(WebSocket socket, RandomGenerator random) {
    String frame = mutated(seed(random), random);
    sent.incrementAndGet();
    switch (random.nextInt(200)) {
      case 0 -> socket.writeBinaryMessage(Buffer.buffer(frame));
      case 1 -> socket.writeTextMessage(frame + "x".repeat(70_000));
      case 2 -> {
        socket.writeFrame(WebSocketFrame.textFrame(frame.substring(0, frame.length() / 2), false));
        socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(frame.substring(frame.length() / 2)), true));
      }
      default -> socket.writeTextMessage(frame);
    }
    return frame;
  }

  private static final Pattern NUMBER = Pattern.compile("(?<=[:\\[,])\\d+");
  private static final int[] LARGE = {1, 2, 65_535, 131_072, Integer.MAX_VALUE};
  private static final int[] EXTREMES = {-1, 0, 1, 2, 65_535, 131_072, Integer.MAX_VALUE, Integer.MIN_VALUE};

  /** A frame of the protocol, with numbers that may be anything. No run: a sandbox is tested elsewhere. */
  private static String seed(RandomGenerator random) {
    int n = random.nextInt(40);
    int any = random.nextInt(3) == 0 ? LARGE[random.nextInt(LARGE.length)] : 1 + random.nextInt(6);
    int length = random.nextInt(3) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt(40);
    return switch (random.nextInt(15)) {
      case 0, 1, 2, 3 -> "{\"edit\":{\"ref\":%d,\"clientSeq\":%d,\"file\":%d,\"version\":%d,\"changes\":[%d,[%d,\"x\",\"y\"],%d]}}"
          .formatted(n, any, 1 + random.nextInt(4), random.nextInt(3), length, random.nextInt(4), length);
      case 4 -> "{\"say\":{\"ref\":%d,\"clientSeq\":%d,\"text\":\"Hello\\n\"}}".formatted(n, any);
      case 5 -> "{\"file\":{\"ref\":%d,\"clientSeq\":%d,\"add\":{\"name\":\"a%d.c\",\"text\":\"int a;\"}}}".formatted(n, any, n);
      case 6 -> "{\"file\":{\"ref\":%d,\"clientSeq\":%d,\"rename\":{\"file\":%d,\"name\":\"b.c\"}}}".formatted(n, any, any);
      case 7 -> "{\"run\":{\"ref\":%d,\"clientSeq\":%d,\"profile\":\"none\"}}".formatted(n, any);
      case 8 -> "{\"input\":{\"ref\":%d,\"clientSeq\":%d,\"run\":%d,\"text\":\"1\\n\"}}".formatted(n, any, any);
      case 9 -> "{\"pause\":{\"ref\":%d,\"clientSeq\":%d,\"paused\":true,\"reason\":\"x\"}}".formatted(n, any);
      case 10 -> "{\"question\":{\"ref\":%d,\"clientSeq\":%d,\"tick\":{\"question\":%d,\"answered\":true}}}".formatted(n, any, any);
      case 11 -> "{\"offer\":{\"ref\":%d,\"clientSeq\":%d,\"file\":%d,\"name\":\"a.c\",\"text\":\"x\"}}".formatted(n, any, any);
      case 13 -> "{\"scratch\":{\"ref\":%d,\"profile\":\"none\",\"files\":[{\"name\":\"a.c\",\"text\":\"int a;\"}],\"input\":\"%d\"}}".formatted(n, any);
      case 12 -> "{\"signal\":{\"cursor\":{\"file\":%d,\"anchor\":%d,\"head\":0}}}".formatted(any, any);
      default -> "{\"auth\":{\"ref\":%d,\"token\":\"e30.e30.e30\"}}".formatted(n);
    };
  }

  private static final String[] SPLINTERS = {
    "\u0000", "\ud83d", "\ude80", "\u202e", "\u2028", "\\u0000", "\\ud800", "1e400", "-0", "99999999999999999999", "null", "{}", "[]", "[[", "\"",
    "\\", "}", ",", ":", "__proto__", "1.5", "true", "\ufeff", "a".repeat(3_000), "[".repeat(40)
  };

  /** Most mutations leave a frame readable, so that they reach the room and not only the reader of frames. */
  private static String mutated(String frame, RandomGenerator random) {
    StringBuilder text = new StringBuilder(frame);
    int kind = random.nextInt(30);
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(8));
    switch (kind) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, text.substring(at, end));
      case 2 -> text.insert(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
      case 3 -> text.setCharAt(at, (char) random.nextInt(0xd800));
      default -> number(text, random);
    }
    return text.toString();
  }

  private static void number(StringBuilder text, RandomGenerator random) {
    List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
    if (!numbers.isEmpty()) {
      MatchResult one = numbers.get(random.nextInt(numbers.size()));
      text.replace(one.start(), one.end(), String.valueOf(LARGE[random.nextInt(LARGE.length)]));
    }
  }
}
