package tryout.live;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Act;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Stage;

/**
 * What mentors try out on a copy of their own. It is told to the page that asked and to nobody else, it is stored nowhere,
 * and it waits in a queue of its own, so that nobody can tell from the room that it was run. Belongs to the room's context.
 */
final class ScratchDesk {
  private final LiveRoom room;
  private final Runner runner;
  private final LiveMetrics metrics;
  private final Map<Reader, Runner.Run> under = new HashMap<>();

  ScratchDesk(LiveRoom room, LiveRoom.Base base) {
    this.room = room;
    this.runner = base.runner();
    this.metrics = base.metrics();
  }

  /** Runs a copy, unless this member may not, still has one running in this page, or nothing can be run. */
  void start(Reader reader, Frame.Scratch scratch) {
    if (room.audience().has(reader)) {
      try {
        begin(reader, scratch);
      } catch (Refused refused) {
        reader.refuse(scratch.ref(), refused, room.now());
      }
    }
  }

  private void begin(Reader reader, Frame.Scratch scratch) {
    room.permit(reader, Act.SCRATCH);
    if (under.containsKey(reader)) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Your copy is still running. Stop it first.");
    }
    String queue = "scratch " + room.id() + " " + reader.member();
    Runner.Run run = runner.start(queue, scratch.profile(), scratch.files(), new Ear(reader));
    under.put(reader, run);
    if (!scratch.input().isEmpty()) {
      run.input(scratch.input());
    }
    run.endInput();
  }

  void stop(Reader reader) {
    Runner.Run run = under.get(reader);
    if (run != null) {
      run.stop();
    }
  }

  void stopAll() {
    under.values().forEach(Runner.Run::stop);
  }

  private final class Ear implements Runner.Listener {
    private final Reader reader;
    private final long asked = room.now();

    Ear(Reader reader) {
      this.reader = reader;
    }

    @Override
    public void stage(Stage stage) {
      tell(new JsonObject().put("stage", stage.slug()));
    }

    @Override
    public void output(Channel channel, String text) {
      tell(new JsonObject().put("channel", channel.slug()).put("text", text));
    }

    @Override
    public void found(List<Finding> findings) {
      tell(new JsonObject().put("findings", FindingJson.write(findings)));
    }

    @Override
    public void ended(Result result) {
      metrics.ran(result, Duration.ofMillis(room.now() - asked));
      room.onContext(() -> under.remove(reader));
      tell(new JsonObject().put("result", Facts.result(result)));
    }

    private void tell(JsonObject body) {
      room.onContext(() -> {
        if (reader.live() && reader.role().grades()) {
          reader.send(Wire.scratch(body), room.now());
        }
      });
    }
  }
}
