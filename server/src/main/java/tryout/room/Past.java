package tryout.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A room as its whole journal tells it. A state keeps what a page that opens is shown; this keeps everything that was said
 * and run.
 *
 * @param chat all messages, oldest first
 * @param runs all runs, oldest first
 */
public record Past(RoomState state, List<Event> chat, List<Runs.Run> runs) {
  /**
   * The files as a run took them: one that was run again took those of the run before it.
   *
   * @param events all of the room, oldest first
   * @throws IllegalStateException if the run is not among them
   */
  public static Workspace taken(List<Event> events, int run) {
    Workspace workspace = Workspace.EMPTY;
    Map<Integer, Workspace> taken = new HashMap<>();
    for (Event event : events) {
      if (event.fact() instanceof Fact.RunStarted started) {
        Workspace mine = taken.getOrDefault(started.again(), workspace);
        if (started.run() == run) {
          return mine;
        }
        taken.put(started.run(), mine);
      }
      workspace = workspace.apply(event.fact());
    }
    throw new IllegalStateException("the journal does not tell of run " + run);
  }

  /** The room as that role may see it now: without what a curtain withholds. */
  public Past seenBy(Role role) {
    Curtain.Behind behind = state.curtain().behind();
    if (behind == null || !state.curtain().hides(role)) {
      return this;
    }
    List<Runs.Run> shown = runs.stream().filter(run -> run.id() <= behind.runs().lastId())
        .map(run -> Objects.requireNonNullElse(behind.runs().run(run.id()), run)).toList();
    return new Past(state.seenBy(role), chat, shown);
  }

  /** Reads all events of a room, oldest first. */
  public static Past of(RoomSetup setup, List<Event> events) {
    RoomState state = RoomState.of(setup);
    Runs runs = Runs.NONE;
    for (Event event : events) {
      state = state.apply(event);
      runs = runs.apply(event, state.people(), Integer.MAX_VALUE);
    }
    return new Past(state, events.stream().filter(event -> event.fact() instanceof Fact.Said).toList(), runs.runs());
  }
}
