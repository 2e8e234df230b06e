package tryout.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tryout.fault.Refused;
import tryout.room.Fact;
import tryout.room.SharedFile;
import tryout.room.Workspace;
import tryout.run.Channel;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.Verdict;

/** The runs of one room that are under way. What they tell comes back to the room on its own context. */
final class RunDesk {
  private final LiveRoom room;
  private final Runner runner;
  private final LiveMetrics metrics;
  private final Map<Integer, Runner.Run> under = new HashMap<>();

  RunDesk(LiveRoom room, Runner runner, LiveMetrics metrics) {
    this.room = room;
    this.runner = runner;
    this.metrics = metrics;
  }

  /** Starts a run of the files as they are in that workspace. */
  void start(Fact.RunStarted started, Workspace workspace) {
    List<Source> sources = new ArrayList<>();
    for (SharedFile file : workspace.files().values()) {
      sources.add(new Source(file.name(), file.text()));
    }
    int id = started.run();
    try {
      under.put(id, runner.start(room.id().toString(), started.profile(), sources, new Ear(id)));
    } catch (Refused refused) {
      Duration none = Duration.ZERO;
      room.ended(id, new Result(Verdict.SANDBOX_FAULT, refused.detail(), -1, 0, none, none, 0, ""));
    }
  }

  void input(int id, String text) {
    Runner.Run run = under.get(id);
    if (run != null) {
      run.input(text);
    }
  }

  void endInput(int id) {
    Runner.Run run = under.get(id);
    if (run != null) {
      run.endInput();
    }
  }

  void stop(int id) {
    Runner.Run run = under.get(id);
    if (run != null) {
      run.stop();
    }
  }

  void stopAll() {
    under.values().forEach(Runner.Run::stop);
  }

  /** Hands over to the room what a run tells on threads of its own. */
  private final class Ear implements Runner.Listener {
    private final int id;
    private final long asked = System.nanoTime();

    Ear(int id) {
      this.id = id;
    }

    @Override
    public void stage(Stage stage) {
      boolean leaves = stage == Stage.COMPILING;
      Duration waited = leaves ? Duration.ofNanos(System.nanoTime() - asked) : Duration.ZERO;
      if (leaves) {
        metrics.waited(waited);
      }
      if (stage != Stage.QUEUED) {
        room.onContext(() -> room.advanced(id, stage, waited));
      }
    }

    @Override
    public void output(Channel channel, String text) {
      room.onContext(() -> room.said(id, channel, text));
    }

    @Override
    public void ended(Result result) {
      metrics.ran(result, asked);
      room.onContext(() -> {
        under.remove(id);
        room.ended(id, result);
      });
    }
  }
}
