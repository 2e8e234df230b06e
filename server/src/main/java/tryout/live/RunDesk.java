package tryout.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Act;
import tryout.room.Decisions;
import tryout.room.Fact;
import tryout.room.Role;
import tryout.room.Room;
import tryout.room.Runs;
import tryout.room.Workspace;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Stage;
import tryout.run.TestGroup;
import tryout.run.Tester;
import tryout.run.Verdict;

/**
 * The runs of one room that are under way. What they tell comes back to the room on its own context, with the time that
 * it cost.
 */
final class RunDesk {
  private static final Logger LOG = LoggerFactory.getLogger(RunDesk.class);

  private final LiveRoom room;
  private final Runner runner;
  private final Tester tester;
  private final RoomLog log;
  private final LiveMetrics metrics;
  private final Decisions<?> decisions;
  private final Pauses pauses;
  private final Map<Integer, Runner.Run> under = new HashMap<>();

  RunDesk(LiveRoom room, LiveRoom.Base base, Decisions<?> decisions, Pauses pauses) {
    this.room = room;
    this.runner = base.runner();
    this.tester = base.tester();
    this.log = base.log();
    this.metrics = base.metrics();
    this.decisions = decisions;
    this.pauses = pauses;
  }

  /** Starts a run of the files as they are in that workspace, or of those that an earlier run took. */
  void start(Fact.RunStarted started, Workspace workspace) {
    if (started.again() == 0) {
      begin(started, Sources.of(workspace));
      return;
    }
    Coming coming = new Coming();
    under.put(started.run(), coming);
    log.taken(room.id(), started.again()).onComplete(read -> room.onContext(() -> {
      if (read.succeeded()) {
        begin(started, Sources.of(read.result())).ifPresent(coming::becomes);
      } else {
        LOG.warn("room={} run={} cause={}", room.id(), started.again(), read.cause().toString());
        unrun(started.run(), "The text of run %d could not be read again, our fault.".formatted(started.again()));
      }
    }));
  }

  private Optional<Runner.Run> begin(Fact.RunStarted started, Sources sources) {
    int id = started.run();
    try {
      Runner.Run run = asked(started, sources);
      under.put(id, run);
      return Optional.of(run);
    } catch (Refused refused) {
      unrun(id, refused.detail());
      return Optional.empty();
    }
  }

  private Runner.Run asked(Fact.RunStarted started, Sources sources) {
    Ear ear = new Ear(started.run(), sources);
    return started.profile() == Profile.TESTS
        ? tester.test(room.place(), room.id().toString(), started.run(), decisions.tentative().setup().assigned().digest(), sources.texts(), ear)
        : runner.start(room.place(), started.profile(), sources.texts(), ear);
  }

  private void unrun(int id, String why) {
    under.remove(id);
    ended(id, Result.unrun(Verdict.SANDBOX_FAULT, why));
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

  /** Stops a run because somebody wishes so. */
  void stop(Reader reader, Frame.Stop wish) {
    if (room.audience().has(reader)) {
      try {
        stop(stoppable(reader, wish.run()));
      } catch (Refused refused) {
        reader.refuse(wish.ref(), refused, room.now());
      }
    }
  }

  private int stoppable(Reader reader, int id) {
    Room.permit(decisions.tentative(), reader.sender(), Act.STOP);
    Runs.Run run = decisions.tentative().runs().run(id);
    if (run == null || !run.open()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "That run is over.");
    }
    if (reader.role() == Role.CANDIDATE && !run.by().equals(reader.member())) {
      throw new Refused(Code.NOT_ALLOWED, "It is another's run.");
    }
    return id;
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

  /** A run goes on. Its wait is told without what was paused of it, since that is no part of what the wait has cost. */
  private void advanced(int run, Stage stage, Duration waited) {
    long began = room.now() - waited.toMillis();
    long until = untilPause();
    long paused = pauses.since(began);
    Duration unpaused = Duration.ofMillis(Math.max(0, until - began - paused));
    long cost = Room.queueCost(decisions.tentative(), Duration.ofMillis(until - began), until) - paused;
    room.house(state -> Room.advanced(state, run, stage, unpaused, cost, room.now()));
  }

  private void ended(int run, Result result) {
    Runs.Run open = decisions.tentative().runs().run(run);
    long twice = open == null ? 0 : pauses.since(open.at());
    long cost = Room.runCost(decisions.tentative(), run, untilPause()) - twice;
    room.house(state -> Room.ended(state, run, result, cost, room.now()));
  }

  /** Now, or when saving was paused: from then on the whole pause is credited, and nothing besides. */
  private long untilPause() {
    return decisions.paused() ? pauses.began() : room.now();
  }

  /** A run whose files are still being read. What is asked of it meanwhile is asked of the run that it becomes. */
  private static final class Coming implements Runner.Run {
    private final List<Consumer<Runner.Run>> asked = new ArrayList<>();

    @Override
    public void input(String text) {
      asked.add(run -> run.input(text));
    }

    @Override
    public void endInput() {
      asked.add(Runner.Run::endInput);
    }

    @Override
    public void stop() {
      asked.add(Runner.Run::stop);
    }

    void becomes(Runner.Run run) {
      asked.forEach(one -> one.accept(run));
    }
  }

  /** Hands over to the room what a run tells on threads of its own. */
  private final class Ear implements Tester.Listener {
    private final int id;
    private final Sources sources;
    private final long asked = room.now();

    Ear(int id, Sources sources) {
      this.id = id;
      this.sources = sources;
    }

    @Override
    public void stage(Stage stage) {
      boolean leaves = stage == Stage.COMPILING;
      Duration waited = Duration.ofMillis(leaves ? room.now() - asked : 0);
      if (leaves) {
        metrics.waited(waited);
      }
      if (stage != Stage.QUEUED) {
        room.onContext(() -> advanced(id, stage, waited));
      }
    }

    @Override
    public void output(Channel channel, String text) {
      room.onContext(() -> room.house(state -> Room.said(state, id, channel, text, room.now())));
    }

    @Override
    public void found(List<Finding> findings) {
      List<Finding> ours = sources.renumbered(findings);
      room.onContext(() -> room.house(state -> Room.found(state, id, ours, room.now())));
    }

    @Override
    public void tested(TestGroup group) {
      room.onContext(() -> room.house(state -> Room.tested(state, id, group, room.now())));
    }

    @Override
    public void ended(Result result) {
      metrics.ran(result, Duration.ofMillis(room.now() - asked));
      room.onContext(() -> {
        under.remove(id);
        RunDesk.this.ended(id, result);
      });
    }
  }
}
