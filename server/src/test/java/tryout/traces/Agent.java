package tryout.traces;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import tryout.client.Client;
import tryout.client.Ear;
import tryout.text.ChangeSet;
import tryout.text.Sha256;

/**
 * One agent of a trace at a client of its own. It types each change at the moment when it has heard exactly what its agent
 * had seen, before it hears the next: so what was typed at once is typed at once, whatever the line does, and is pushed as
 * the line allows, one update after another, each mapped over what came in between; where {@link Arrivals} says so, not
 * before something of another is stored.
 */
final class Agent implements Ear {
  private static final int RUNS = 4;
  /** Whoever types alone types so many changes ahead: nobody else's come in between, so it may be later. */
  private static final int AHEAD = 50;

  private final Trace trace;
  private final int number;
  private final List<String> members;
  private final int file;
  private final Arrivals arrivals;
  private final int[] heard;
  private final Deque<Integer> unpushed = new ArrayDeque<>();
  private final List<List<Integer>> updates;
  private final List<Run> runs = new ArrayList<>();
  private final AtomicInteger stored = new AtomicInteger();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private Client client;
  private List<Agent> all = List.of();
  private int next;
  private int crossed;

  /** The digest of the text that a run took, as the room had told it then. */
  record Run(int run, String text) {}

  /**
   * Makes one, which types nothing before {@link #begin}.
   *
   * @param members whose changes are whose, by agent; all are named before the first begins
   * @param updates how many updates the first, the first two … changes of each agent are; shared, told by whoever types
   */
  Agent(Trace trace, Arrivals arrivals, int number, List<String> members, int file, List<List<Integer>> updates) {
    this.arrivals = arrivals;
    this.trace = trace;
    this.number = number;
    this.members = members;
    this.file = file;
    this.updates = updates;
    this.heard = new int[trace.agents().size()];
  }

  /** Names the client, and everybody who types; from here on it may hear others type. */
  void at(Client its, List<Agent> everybody) {
    client = its;
    all = everybody;
  }

  /** Types what may be typed before anything is heard. */
  void begin() {
    synchronized (client) {
      type();
    }
  }

  /** Done when all of it is typed and heard. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** How many updates of others came while own ones were on their way. */
  int crossed() {
    return crossed;
  }

  List<Run> runs() {
    return runs;
  }

  /** A push waits for what must arrive before it. */
  @Override
  public boolean mayPush() {
    if (unpushed.isEmpty() || trace.agents().size() != 2) {
      return true;
    }
    int before = arrivals.after(number, unpushed.peek());
    int due = updatesOf(1 - number, before);
    return due >= 0 && all.get(1 - number).stored.get() >= due;
  }

  @Override
  public void pushed(long clientSeq) {
    unpushed.poll();
  }

  @Override
  public void stored(long clientSeq) {
    stored.incrementAndGet();
    Thread.startVirtualThread(() -> all.forEach(other -> other.nudged(this)));
  }

  private void nudged(Agent by) {
    if (this != by) {
      client.nudge();
    }
  }

  @Override
  public void event(JsonObject event) {
    if (event.containsKey("edited")) {
      type();
      int by = members.indexOf(event.getString("by"));
      crossed += by != number && heard[number] < updatesOf(number, next) ? 1 : 0;
      heard[by]++;
      type();
    } else if (event.containsKey("runStarted")) {
      runs.add(new Run(event.getJsonObject("runStarted").getInteger("run"), Sha256.hex(client.stored(file))));
    }
    if (everythingHeard()) {
      done.complete(null);
    }
  }

  @Override
  public void broken(RuntimeException fault) {
    done.completeExceptionally(fault);
  }

  @Override
  public void closed(int code, boolean again) {
    if (!again) {
      done.completeExceptionally(new IllegalStateException("agent " + number + " was closed with " + code));
    }
  }

  /** Types what is due: of everybody else exactly as much is heard as was seen. */
  private void type() {
    List<Trace.Typed> own = trace.agents().get(number);
    while (next < own.size() && due(own.get(next)) && (heard.length > 1 || unpushed.size() < AHEAD)) {
      List<ChangeSet> changes = trace.updates(own.get(next), client.text(file));
      synchronized (updates) {
        updates.get(number).add(updatesOf(number, next) + changes.size());
      }
      int change = next;
      changes.forEach(update -> {
        unpushed.add(change);
        client.change(file, update).thenAccept(this::stored);
      });
      next++;
      if (number == 0 && next % Math.max(1, own.size() / RUNS) == 0) {
        client.ask("run", new JsonObject().put("profile", "quick"));
      }
    }
  }

  private boolean due(Trace.Typed typed) {
    boolean all = true;
    for (int agent = 0; agent < heard.length; agent++) {
      if (agent != number) {
        int seen = updatesOf(agent, typed.seen()[agent]);
        if (seen >= 0 && heard[agent] > seen) {
          throw new IllegalStateException("agent " + number + " has heard more of " + agent + " than it may: change " + next);
        }
        all &= heard[agent] == seen;
      }
    }
    return all;
  }

  /** How many updates the first so many changes of an agent are, or -1 where not all of them were typed yet. */
  private int updatesOf(int agent, int changes) {
    synchronized (updates) {
      List<Integer> each = updates.get(agent);
      return changes > each.size() ? -1 : changes == 0 ? 0 : each.get(changes - 1);
    }
  }

  private void stored(JsonObject answer) {
    if (answer.containsKey("refused")) {
      done.completeExceptionally(new IllegalStateException("agent " + number + ": " + answer));
    }
  }

  private boolean everythingHeard() {
    for (int agent = 0; agent < heard.length; agent++) {
      if (heard[agent] != updatesOf(agent, trace.agents().get(agent).size())) {
        return false;
      }
    }
    return true;
  }
}
