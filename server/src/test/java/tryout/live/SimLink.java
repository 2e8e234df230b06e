package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.room.Sender;

/**
 * A socket between a page and a server: slow now and then, cut without a word, closed late; what a page sends may arrive
 * twice, and the second time out of its place; not, though, after the server has refused it, since a page has one copy of
 * a message on the line at a time, and a socket makes none.
 */
final class SimLink implements Reader.Line {
  private final SimWorld world;
  private final SimPage page;
  private final SimServer server;
  private final Sender sender;
  private final UUID session;
  /** When its token was issued, by the server's clock. */
  private final long admittedAt;
  private @Nullable LiveRoom room;
  private @Nullable Reader reader;
  private final Set<Long> refused = new HashSet<>();
  /** A socket joins once: the server closes one on which join comes again. */
  private boolean joining;
  private long upTo;
  private long downTo;
  private boolean broken;
  private boolean closed;
  private boolean left;

  SimLink(SimWorld world, SimPage page, SimServer server, Sender sender, UUID session) {
    this.world = world;
    this.page = page;
    this.server = server;
    this.sender = sender;
    this.session = session;
    this.admittedAt = server.now();
  }

  private long travel() {
    return world.chance(0.95) ? 1 + world.below(30) : world.below(900);
  }

  /** The page sends. */
  void send(String frame) {
    upTo = Math.max(upTo, world.now() + travel());
    world.after(upTo - world.now(), () -> arrive(frame));
    if (world.chance(0.05)) {
      world.after(upTo - world.now() + world.below(400), () -> arriveAgain(frame));
    }
  }

  private void arriveAgain(String frame) {
    JsonObject message = new JsonObject(frame);
    Object body = message.getValue(message.fieldNames().iterator().next());
    if (!(body instanceof JsonObject sent && refused.contains(sent.getLong("ref")))) {
      arrive(frame);
    }
  }

  private void arrive(String frame) {
    if (broken || closed || !server.alive) {
      return;
    }
    Frame read;
    try {
      read = Frames.read(frame);
    } catch (Frames.Bad | Frames.Unreadable bad) {
      throw new AssertionError("an honest frame was not understood: " + frame, bad);
    }
    if (read instanceof Frame.Join join) {
      if (!joining) {
        joining = true;
        server.join(this, join, sender, session, admittedAt);
      }
    } else if (read instanceof Frame.Stored stored && room != null) {
      LiveRoom live = room;
      Reader mine = reader;
      live.onContext(() -> live.receive(mine, stored));
    } else if (read instanceof Frame.Unseen unseen && room != null) {
      LiveRoom live = room;
      Reader mine = reader;
      live.onContext(() -> live.panel().take(mine, unseen));
    } else if (read instanceof Frame.Seat seat && room != null) {
      LiveRoom live = room;
      Reader mine = reader;
      live.onContext(() -> live.seats().change(mine, seat));
    }
  }

  void entered(LiveRoom live, Reader mine) {
    room = live;
    reader = mine;
  }

  @Override
  public Future<Void> write(Buffer frame) {
    Promise<Void> written = Promise.promise();
    forGraders(frame.toJsonObject());
    JsonObject told = frame.toJsonObject().getJsonObject("refused");
    if (told != null) {
      refused.add(told.getLong("ref"));
    }
    downTo = Math.max(downTo, world.now() + travel());
    world.after(downTo - world.now(), () -> {
      if (!broken && server.alive) {
        page.receive(this, frame.toString());
      }
      written.complete();
    });
    return written.future();
  }

  /** Nothing of the panel's goes to somebody who grades neither by what is told nor by what is stored of seats. */
  private void forGraders(JsonObject frame) {
    boolean grades = room == null || room.committed().people().graders().contains(sender.member()) || page.maySeePanel();
    if (frame.containsKey("panel") && !grades) {
      throw new AssertionError("G-4: something of the panel's was sent to " + sender.name() + ", who does not grade: " + frame);
    }
  }

  @Override
  public void close(CloseCode code) {
    if (!closed) {
      closed = true;
      world.after(travel(), () -> page.closed(this, code));
      leave(world.below(50));
    }
  }

  /** The network is gone. The page notices soon, the server perhaps much later. */
  void cut() {
    if (!broken) {
      broken = true;
      world.after(world.below(500), () -> page.closed(this, null));
      leave(world.below(6_000));
    }
  }

  private void leave(long later) {
    if (!left) {
      left = true;
      long heardAt = server.now();
      world.after(later, () -> {
        if (room != null && server.alive) {
          LiveRoom live = room;
          Reader mine = reader;
          live.onContext(() -> live.leave(mine, heardAt));
        }
      });
    }
  }

  boolean dead() {
    return broken || closed || !server.alive;
  }
}
