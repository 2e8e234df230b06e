package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.exercise.Guide.Criterion;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.grade.Panel;
import tryout.grade.PanelEvent;
import tryout.grade.Said;
import tryout.room.Chronicle;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Past;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.room.Workspace;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Source;

/**
 * What happened in a room, told again: a page at a time, so that nothing here grows with an interview, and by the filter
 * by which it was told. All methods block; for virtual threads.
 */
public final class Playback {
  private final RoomStore store;
  private final Wire wire;

  Playback(RoomStore store, Wire wire) {
    this.store = store;
    this.wire = wire;
  }

  /**
   * What a member may know of the next events: {@code {events, last, end, more}}, where the next page begins after
   * {@code last}, and {@code end} is the last number that is stored by now.
   */
  public JsonObject page(UUID room, String member, Role role, long after) {
    Page page = read(room, member, role, after);
    JsonArray told = new JsonArray();
    page.told().forEach(event -> told.add(wire.past(event)));
    return new JsonObject().put("events", told).put("last", page.last()).put("end", page.end()).put("more", page.more());
  }

  /** All that a member may know of what happened, as {@link #page} tells it. */
  public List<Event> all(UUID room, String member, Role role) {
    List<Event> all = new ArrayList<>();
    Page page = new Page(List.of(), 0, 1);
    while (page.more()) {
      page = read(room, member, role, page.last());
      all.addAll(page.told());
    }
    return all;
  }

  /** One event as {@link #page} tells it. */
  public JsonObject event(Event event) {
    return wire.past(event);
  }

  /** Some of what happened: {@code last} was looked at last, {@code end} is the last that there is for its reader. */
  private record Page(List<Event> told, long last, long end) {
    boolean more() {
      return last < end;
    }
  }

  private Page read(UUID room, String member, Role role, long after) {
    RoomStore.Stretch stretch = store.stretch(room, after).await();
    long end = Math.min(stretch.newest(), shown(room, role));
    List<Event> events = stretch.events().stream().filter(event -> event.seq() <= end).toList();
    long last = events.isEmpty() ? after : events.getLast().seq();
    return new Page(events.stream().filter(event -> event.isFor(member, role)).toList(), last, Math.max(last, end));
  }

  /**
   * The last event up to which that role may be told everything now: nothing behind a curtain that is drawn. Asked after
   * the events were read, since a curtain may have been drawn meanwhile.
   */
  private long shown(UUID room, Role role) {
    long drawn = role == Role.CANDIDATE ? 0 : store.drawn(room).await();
    return drawn == 0 ? Long.MAX_VALUE : drawn;
  }

  /** The moments that a mentor may see pinned now: {@code [{pin, criterion, title, by, seq, at, run}]}. */
  public JsonArray pins(UUID room, String member) {
    List<Criterion> rubric = rubric(room);
    Panel panel = panel(room);
    JsonArray pins = new JsonArray();
    panel.pins().values().stream().filter(event -> panel.sees(member, event)).forEach(event -> pins.add(pin(event, rubric)));
    return pins;
  }

  /** An interview that is over: everything that happened in it, and how its time went. */
  public record Whole(Past past, Chronicle chronicle) {}

  /**
   * Reads an interview whole. The whole journal is folded for it.
   *
   * @throws Refused with {@link Code#NOT_ENDED} before its end, and where it was taken up again
   */
  public Whole whole(UUID room) {
    RoomSetup setup = store.find(room).await().setup();
    List<Event> events = store.since(room, 0).await();
    Past past = Past.of(setup, events);
    if (past.state().course().phase() != Phase.ENDED) {
      throw new Refused(Code.NOT_ENDED, "The interview has not ended yet: its report is there once it has.");
    }
    return new Whole(past, Chronicle.of(events));
  }

  /**
   * By what an interview is graded, and what the panel made of it, as that member may see it now: mentors by their own
   * cards, and whoever looks on only once grading is over; null before.
   */
  public JsonObject graded(UUID room, String member, Role role) {
    Panel panel = panel(room);
    List<Criterion> rubric = rubric(room);
    boolean sees = role == Role.LEAD || role == Role.MENTOR || panel.closed();
    return new JsonObject().put("rubric", PanelJson.rubric(rubric)).put("panel", sees ? PanelJson.report(panel, rubric, member) : null);
  }

  /** What the panel released to the candidate, and nothing else of its stream. */
  public Optional<JsonObject> feedback(UUID room) {
    return PanelJson.feedback(panel(room), rubric(room));
  }

  private Panel panel(UUID room) {
    return store.panel(room, 0).await().stream().reduce(Panel.EMPTY, Panel::apply, (one, other) -> other);
  }

  private List<Criterion> rubric(UUID room) {
    return store.find(room).await().setup().assigned().rubric();
  }

  /** A run as it can be run once more: the files as they were taken, how, and all that was given to it to read. */
  public record Taken(Profile profile, List<Source> sources, String input) {}

  /**
   * A run as it was asked for, for a mentor.
   *
   * @throws Refused with {@code NOT_FOUND} where there was no such run
   */
  public Taken taken(UUID room, int run) {
    Event began = started(room, run);
    if (began.seq() > shown(room, Role.MENTOR)) {
      throw noSuchRun();
    }
    Fact.RunStarted asked = (Fact.RunStarted) began.fact();
    Event first = began;
    while (((Fact.RunStarted) first.fact()).again() != 0) {
      first = started(room, ((Fact.RunStarted) first.fact()).again());
    }
    return new Taken(asked.profile(), Sources.of(before(room, first.seq())).texts(), store.input(room, run).await());
  }

  private Event started(UUID room, int run) {
    return store.started(room, run).await().orElseThrow(Playback::noSuchRun);
  }

  private static Refused noSuchRun() {
    return new Refused(Code.NOT_FOUND, "There is no such run.");
  }

  /** The files as they were right before an event, folded a page at a time. */
  private Workspace before(UUID room, long seq) {
    Workspace workspace = Workspace.EMPTY;
    long at = 0;
    while (at < seq - 1) {
      for (Event event : store.stretch(room, at).await().events()) {
        if (event.seq() >= seq) {
          return workspace;
        }
        workspace = workspace.apply(event.fact());
        at = event.seq();
      }
    }
    return workspace;
  }

  /** What a run came to, in the form in which a page holds runs. */
  public static JsonObject result(int run, int again, List<JsonObject> output, Result result) {
    return new JsonObject().put("run", run).put("again", again).put("output", new JsonArray(output)).put("result", Facts.result(result));
  }

  private static JsonObject pin(PanelEvent event, List<Criterion> rubric) {
    Said.Pinned pinned = (Said.Pinned) event.said();
    String title = rubric.stream().filter(one -> one.id().equals(pinned.criterion())).map(Criterion::title).findFirst().orElse(pinned.criterion());
    return PanelJson.write(pinned).put("by", event.by()).put("title", title);
  }
}
