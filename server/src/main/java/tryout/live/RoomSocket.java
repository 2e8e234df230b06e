package tryout.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.access.RoomPass;
import tryout.access.RoomTokens;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Sender;

/**
 * One socket, from its first byte to its last. It reads frames and knows speed, silence and the end of a session; what
 * a message may do is the room's affair. Everything here happens on the socket's own context.
 *
 * <p>Its life: awaiting {@code join} → entering (the room is being opened) → in the room → closed.
 */
final class RoomSocket {
  private static final Logger LOG = LoggerFactory.getLogger(RoomSocket.class);
  private static final long WATCH_MILLIS = 1_000;

  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final UUID roomId;
  private final LiveRooms rooms;
  private final RoomTokens tokens;
  private final Runnable known;
  private final TextFrames frames;
  private final SignalQueue signals;
  private final RefusalRate refusals = new RefusalRate();
  private final LiveMetrics.Socket metrics;
  private @Nullable LiveRoom room;
  private @Nullable Reader reader;
  private @Nullable RoomPass pass;
  private boolean joining;
  private boolean gone;
  private int fragments;
  private long heardAt;
  private long pingedAt;
  private long expiresAt;
  private long watch = -1;

  /**
   * Takes a socket over.
   *
   * @param known is run once, when the socket has said who it is or has gone
   */
  RoomSocket(Vertx vertx, ServerWebSocket socket, UUID roomId, LiveRooms rooms, RoomTokens tokens, Runnable known) {
    this.vertx = vertx;
    this.socket = socket;
    this.roomId = roomId;
    this.rooms = rooms;
    this.tokens = tokens;
    this.known = known;
    this.metrics = rooms.metrics().socket();
    this.heardAt = rooms.now();
    this.frames = new TextFrames(socket);
    this.signals = new SignalQueue(vertx, () -> untilNext("signal"), this::signal);
  }

  void open() {
    socket.frameHandler(this::fragment);
    socket.textMessageHandler(this::guarded);
    socket.binaryMessageHandler(bytes -> close(CloseCode.MALFORMED));
    socket.pongHandler(pong -> heardAt = rooms.now());
    socket.exceptionHandler(this::broken);
    socket.closeHandler(none -> closed());
    vertx.setTimer(LiveLimits.JOIN_WAIT.toMillis(), timer -> {
      if (!joining) {
        close(CloseCode.NO_TOKEN);
      }
    });
    watch = vertx.setPeriodic(WATCH_MILLIS, timer -> watch());
  }

  /** A frame or message beyond its bounds, or one that is no WebSocket at all. */
  private void broken(Throwable failure) {
    LOG.debug("room={} socket={}", roomId, failure.toString());
    close(CloseCode.MALFORMED);
  }

  /** A message in crumbs costs more than its bytes. */
  private void fragment(WebSocketFrame frame) {
    if (!frame.isText() && !frame.isBinary() && !frame.isContinuation()) {
      return;
    }
    fragments++;
    if (fragments > LiveLimits.FRAGMENTS) {
      close(CloseCode.MALFORMED);
    }
    if (frame.isFinal()) {
      fragments = 0;
    }
  }

  private void guarded(String text) {
    heardAt = rooms.now();
    try {
      frame(text);
    } catch (Frames.Unreadable unreadable) {
      LOG.debug("room={} unreadable={}", roomId, unreadable.getMessage());
      close(CloseCode.MALFORMED);
    } catch (Frames.Bad bad) {
      refuseOrClose(bad.ref, bad.refused);
    } catch (RuntimeException bug) {
      LOG.error("room={} bug on a frame", roomId, bug);
      close(CloseCode.OUR_FAULT);
    }
  }

  private void frame(String text) {
    if (gone) {
      return;
    }
    if (!joining) {
      if (Buffer.buffer(text).length() > LiveLimits.JOIN_BYTES) {
        throw new Frames.Unreadable("The first frame is too large.");
      }
      if (!(Frames.read(text) instanceof Frame.Join join)) {
        throw new Frames.Unreadable("The first frame is join.");
      }
      join(join);
      return;
    }
    Frame frame = Frames.read(text);
    if (frame instanceof Frame.Ping) {
      // Who does not read is told nothing that can be asked for again.
      if (!tooFast("ping", 0) && !socket.writeQueueFull()) {
        frames.write(Wire.pong(rooms.now()));
      }
      return;
    }
    LiveRoom live = room;
    Reader mine = reader;
    if (live == null || mine == null) {
      throw new Frames.Unreadable("Nothing but ping is said before welcome.");
    }
    dispatch(frame, live, mine);
  }

  private void dispatch(Frame frame, LiveRoom live, Reader mine) {
    switch (frame) {
      case Frame.Stored stored -> {
        if (expired(stored.ref()) || tooFast(stored.kind(), stored.ref())) {
          return;
        }
        live.onContext(() -> live.receive(mine, stored));
      }
      case Frame.Unseen unseen -> {
        if (!expired(unseen.ref()) && !tooFast(unseen.kind(), unseen.ref())) {
          live.onContext(() -> live.panel().take(mine, unseen));
        }
      }
      case Frame.Stop stop -> {
        if (!expired(stop.ref()) && !tooFast("stop", stop.ref())) {
          live.onContext(() -> live.runs().stop(mine, stop));
        }
      }
      case Frame.Seat seat -> {
        if (!expired(seat.ref()) && !tooFast("seat", seat.ref())) {
          live.onContext(() -> live.seats().change(mine, seat));
        }
      }
      case Frame.Scratch scratch -> {
        if (!expired(scratch.ref()) && !tooFast("scratch", scratch.ref())) {
          live.onContext(() -> live.scratches().start(mine, scratch));
        }
      }
      case Frame.StopScratch stop -> {
        if (!expired(stop.ref()) && !tooFast("stop", stop.ref())) {
          live.onContext(() -> live.scratches().stop(mine));
        }
      }
      case Frame.Signal signal -> {
        if (rooms.now() < expiresAt) {
          signals.add(signal);
        }
      }
      case Frame.Differs differs -> {
        if (!tooFast("differs", 0)) {
          metrics.differs();
          LOG.error("room={} client={} its text differs: {}", roomId, mine.sender().client(), differs);
        }
      }
      case Frame.Auth auth -> {
        if (!tooFast("auth", auth.ref())) {
          renew(auth, live, mine);
        }
      }
      case Frame.Join again -> throw new Frames.Unreadable("join comes once.");
      case Frame.Ping ping -> { }
    }
  }

  private void signal(Frame.Signal signal) {
    LiveRoom live = room;
    Reader mine = reader;
    if (live != null && mine != null && rooms.now() < expiresAt) {
      live.onContext(() -> live.signal(mine, signal));
    }
  }

  private void join(Frame.Join join) {
    joining = true;
    metrics.joins();
    RoomPass accepted;
    try {
      accepted = tokens.accept(join.token());
    } catch (Refused refused) {
      close(CloseCode.NO_TOKEN);
      return;
    }
    if (!accepted.room().equals(roomId)) {
      close(CloseCode.NO_TOKEN);
      return;
    }
    known.run();
    pass = accepted;
    expiresAt = accepted.sessionExpires().toEpochMilli();
    socket.pause();
    Context own = vertx.getOrCreateContext();
    rooms.room(roomId).onComplete(found -> own.runOnContext(none -> {
      socket.resume();
      if (found.failed()) {
        close(found.cause() instanceof Refused refused && refused.code() == Code.NOT_FOUND
            ? CloseCode.NO_ROOM : CloseCode.ELSEWHERE);
      } else if (!gone) {
        enter(found.result(), accepted, join);
      }
    }));
  }

  private void enter(LiveRoom live, RoomPass accepted, Frame.Join join) {
    Sender sender = new Sender(accepted.member().toString(), accepted.name(), accepted.role(), "");
    Reader mine = new Reader(line(), live, sender, accepted.session(), accepted.issuedAt(), metrics);
    if (join.generation() != null) {
      rooms.metrics().reconnected();
    }
    room = live;
    reader = mine;
    live.onContext(() -> live.join(mine, join, expiresAt));
  }

  private Reader.Line line() {
    return new Reader.Line() {
      @Override
      public Future<Void> write(Buffer frame) {
        return frames.write(frame);
      }

      @Override
      public void close(CloseCode code) {
        socket.close(code.code, code.reason);
      }
    };
  }

  private boolean expired(long ref) {
    if (rooms.now() < expiresAt) {
      return false;
    }
    refuse(ref, new Refused(Code.NOT_SIGNED_IN, "The sign-in is over; renew it."));
    return true;
  }

  private boolean tooFast(String kind, long ref) {
    Duration wait = untilNext(kind);
    if (wait.isZero()) {
      return false;
    }
    refuseOrClose(ref, new Refused(Code.RATE_LIMITED, rooms.speed().refusal(kind, wait)));
    return true;
  }

  /** How long it is until the member may say that; nothing is taken then. */
  private Duration untilNext(String kind) {
    return rooms.speed().take(kind, Objects.requireNonNull(pass).member(), roomId);
  }

  /** Refuses, unless it has refused so much lately that nobody honest can be there. */
  private void refuseOrClose(long ref, Refused refused) {
    if (refusals.tooMany(rooms.now())) {
      close(CloseCode.TOO_FAST);
    } else {
      refuse(ref, refused);
    }
  }

  private void renew(Frame.Auth auth, LiveRoom live, Reader mine) {
    RoomPass old = pass;
    try {
      RoomPass fresh = tokens.accept(auth.token());
      if (old == null || !fresh.room().equals(roomId) || !fresh.member().equals(old.member())
          || fresh.role() != mine.role()) {
        throw new Refused(Code.NOT_SIGNED_IN, "That token is for somebody else.");
      }
      pass = fresh;
      expiresAt = fresh.sessionExpires().toEpochMilli();
      live.onContext(() -> live.renew(mine, fresh.session(), fresh.issuedAt()));
      frames.write(Wire.notice("renewed", expiresAt));
    } catch (Refused refused) {
      refuse(auth.ref(), refused);
    }
  }

  private void refuse(long ref, Refused refused) {
    metrics.refused(refused.code());
    frames.write(Wire.refused(ref, refused));
  }

  /** Looks after silence and the end of the session. */
  private void watch() {
    long now = rooms.now();
    if (now - heardAt > LiveLimits.SILENCE.toMillis()) {
      close(CloseCode.TOO_SLOW);
    } else if (room != null && now > expiresAt + LiveLimits.READ_ONLY.toMillis()) {
      close(CloseCode.NO_TOKEN);
    } else if (now - pingedAt >= LiveLimits.PING.toMillis() && !gone) {
      pingedAt = now;
      socket.writePing(Buffer.buffer("tryout"));
    }
  }

  private void close(CloseCode code) {
    if (!gone) {
      metrics.closing(code);
      socket.close(code.code, code.reason);
      closed();
    }
  }

  private void closed() {
    if (gone) {
      return;
    }
    gone = true;
    metrics.gone();
    signals.clear();
    vertx.cancelTimer(watch);
    known.run();
    LiveRoom live = room;
    Reader mine = reader;
    if (live != null && mine != null) {
      long heard = heardAt;
      live.onContext(() -> live.leave(mine, heard));
    }
  }
}
