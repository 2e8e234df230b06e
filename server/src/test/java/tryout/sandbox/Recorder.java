package tryout.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Stage;

/** A listener that keeps all it is told, and can be waited on. */
final class Recorder implements Runner.Listener {
  record Call(Channel channel, String text, long nanos) {}

  final List<Stage> stages = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  private final CompletableFuture<Result> ended = new CompletableFuture<>();
  private long lastStage;
  private volatile long end;

  @Override
  public synchronized void stage(Stage stage) {
    stages.add(stage);
    lastStage = System.nanoTime();
    notifyAll();
  }

  @Override
  public synchronized void output(Channel channel, String text) {
    calls.add(new Call(channel, text, System.nanoTime()));
    notifyAll();
  }

  @Override
  public synchronized void found(List<Finding> more) {
    findings.addAll(more);
    notifyAll();
  }

  @Override
  public void ended(Result result) {
    end = System.nanoTime();
    ended.complete(result);
  }

  Result result() throws Exception {
    return ended.get(40, TimeUnit.SECONDS);
  }

  /** From the last stage to the end. */
  synchronized Duration took() {
    return Duration.ofNanos(end - lastStage);
  }

  boolean hasEnded() {
    return ended.isDone();
  }

  synchronized String text(Channel channel) {
    StringBuilder all = new StringBuilder();
    calls.stream().filter(call -> call.channel() == channel).forEach(call -> all.append(call.text()));
    return all.toString();
  }

  String out() {
    return text(Channel.OUT);
  }

  /** Blocks until what was told fulfils the condition; fails after 20 s. */
  synchronized void until(Predicate<Recorder> condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.test(this)) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("not told in time; so far: " + calls + stages);
      }
      wait(left);
    }
  }
}
