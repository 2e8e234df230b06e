package tryout.traces;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In which order the changes of two agents must arrive where nothing else tells which stands left. When one deletes what
 * stands between what the two insert at once, both insert at one position of the text that is left, though they did not when
 * they typed; the line then has the one that arrives first stand left (L-21). The published text says which that was.
 *
 * <p>Found by playing the trace with what was deleted kept in its place, once as each agent saw it.
 */
final class Arrivals {
  private final Trace trace;
  private final List<View> views = List.of(new View(0), new View(1));
  private final List<List<List<Step>>> played = List.of(new ArrayList<>(), new ArrayList<>());
  private final List<int[]> after;
  private int ids;

  /** One character that came or went; of one that came, what stood left and right of it, deleted or not. */
  private record Step(boolean comes, int id, int left, int right) {}

  /** A text with everything that was ever in it. */
  private static final class View {
    static final int NONE = -1;

    final int agent;
    final List<Integer> all = new ArrayList<>();
    final List<Integer> there = new ArrayList<>();
    final Set<Integer> gone = new HashSet<>();
    int heard;

    View(int agent) {
      this.agent = agent;
    }

    Step insert(int at, int id) {
      int left = at == 0 ? NONE : there.get(at - 1);
      int place = all.indexOf(left) + 1;
      int right = place < all.size() ? all.get(place) : NONE;
      all.add(place, id);
      there.add(at, id);
      return new Step(true, id, left, right);
    }

    Step delete(int at) {
      int id = there.remove(at);
      gone.add(id);
      return new Step(false, id, NONE, NONE);
    }

    void remove(int id) {
      if (gone.add(id)) {
        there.remove((Integer) id);
      }
    }

    /** Puts in what another inserted; answers where among all. */
    int put(Step step) {
      int place = all.indexOf(step.left()) + 1;
      all.add(place, step.id());
      int before = beside(place, -1);
      there.add(before == NONE ? 0 : there.indexOf(before) + 1, step.id());
      return place;
    }

    /** The next that is still there on one side of a place. */
    int beside(int place, int step) {
      for (int i = place + step; i >= 0 && i < all.size(); i += step) {
        if (!gone.contains(all.get(i))) {
          return all.get(i);
        }
      }
      return NONE;
    }
  }

  /** Whose change a character came by: the agent, and the number of the change among theirs. */
  private final List<int[]> origin = new ArrayList<>();

  Arrivals(Trace trace) {
    this.trace = trace;
    after = trace.agents().stream().map(own -> new int[own.size()]).toList();
    if (trace.agents().size() == 2) {
      begin();
      while (play(0) | play(1)) {
        // Each goes on as far as what it had seen of the other lets it.
      }
      views.forEach(view -> hear(view, trace.agents().get(1 - view.agent).size()));
    }
  }

  /** How many changes of the other must be stored before that change of an agent arrives. */
  int after(int agent, int change) {
    return after.get(agent)[change];
  }

  private void begin() {
    for (int i = 0; i < trace.start().codePointCount(0, trace.start().length()); i++) {
      int id = newId(-1, -1);
      for (View view : views) {
        view.all.add(id);
        view.there.add(id);
      }
    }
  }

  private int newId(int agent, int change) {
    origin.add(new int[] {agent, change});
    return ids++;
  }

  private boolean play(int agent) {
    List<Trace.Typed> own = trace.agents().get(agent);
    List<List<Step>> done = played.get(agent);
    int before = done.size();
    while (done.size() < own.size() && own.get(done.size()).seen()[1 - agent] <= played.get(1 - agent).size()) {
      Trace.Typed typed = own.get(done.size());
      hear(views.get(agent), typed.seen()[1 - agent]);
      done.add(type(views.get(agent), typed, done.size()));
    }
    return done.size() > before;
  }

  private List<Step> type(View view, Trace.Typed typed, int change) {
    List<Step> steps = new ArrayList<>();
    for (Trace.Patch patch : typed.patches()) {
      for (int i = 0; i < patch.deleted(); i++) {
        steps.add(view.delete(patch.at()));
      }
      int many = patch.inserted().codePointCount(0, patch.inserted().length());
      for (int i = 0; i < many; i++) {
        steps.add(view.insert(patch.at() + i, newId(view.agent, change)));
      }
    }
    return steps;
  }

  private void hear(View view, int until) {
    int other = 1 - view.agent;
    for (; view.heard < until; view.heard++) {
      for (Step step : played.get(other).get(view.heard)) {
        if (step.comes()) {
          meet(view, view.put(step), view.heard);
        } else {
          view.remove(step.id());
        }
      }
    }
  }

  /** What came stands beside what its author had not seen: whichever of the two stands left arrives first. */
  private void meet(View view, int place, int change) {
    int seen = trace.agents().get(1 - view.agent).get(change).seen()[view.agent];
    int left = view.beside(place, -1);
    int right = view.beside(place, 1);
    if (left != View.NONE && origin.get(left)[0] == view.agent && origin.get(left)[1] >= seen) {
      wait(1 - view.agent, change, origin.get(left)[1] + 1);
    }
    if (right != View.NONE && origin.get(right)[0] == view.agent && origin.get(right)[1] >= seen) {
      wait(view.agent, origin.get(right)[1], change + 1);
    }
  }

  private void wait(int agent, int change, int others) {
    int[] waits = after.get(agent);
    waits[change] = Math.max(waits[change], others);
  }
}
