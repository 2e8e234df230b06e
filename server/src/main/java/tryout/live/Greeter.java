package tryout.live;

import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import tryout.room.Curtain;
import tryout.room.Decisions;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Role;
import tryout.room.RoomState;
import tryout.run.Profile;

/**
 * Brings a page up to date: the whole state for one that has nothing, the events since its last one for one that returns.
 * All of it comes from what is stored. Belongs to the room's context.
 */
final class Greeter {
  private static final List<Profile> PROFILES = List.of(Profile.values());

  private final LiveRoom room;
  private final LiveRoom.Base base;
  private final Gestures gestures;
  private final CheckDesk checks;
  private final PanelDesk panel;

  Greeter(LiveRoom room, LiveRoom.Base base, Gestures gestures, CheckDesk checks, PanelDesk panel) {
    this.room = room;
    this.base = base;
    this.gestures = gestures;
    this.checks = checks;
    this.panel = panel;
  }

  /**
   * Welcomes a page.
   *
   * @param since the last event it has, or -1 if it has nothing
   * @param foreign whether it came with numbers of another life of the room
   */
  void welcome(Reader reader, long since, boolean foreign, long tokenExpires) {
    boolean returns = since >= 0;
    Wire.Greeting greeting = new Wire.Greeting(
        room.id().toString(), room.generation().toString(), reader.sender().client(), reader.member(), reader.role(),
        room.now(), tokenExpires, foreign, RunnerJson.flags(base.runner(), PROFILES),
        RunnerJson.allowances(base.runner(), PROFILES), base.runner().off());
    reader.greetedAs(reader.role());
    reader.send(base.wire().welcome(greeting, room.committed().seenBy(reader.role()), !returns), room.now());
    if (!returns) {
      ready(reader);
    } else {
      goOn(reader, since);
    }
  }

  /** Goes on after an event; with the whole state where events alone would tell what a curtain withholds, or not enough. */
  private void goOn(Reader reader, long since) {
    if (room.committed().curtain().parts(since, reader.role())) {
      fresh(reader, room.committed().seenBy(reader.role()));
      ready(reader);
    } else if (remembers(since + 1)) {
      catchUp(reader, room.audience().recent().stream().filter(event -> event.seq() > since).toList());
    } else {
      read(reader, since);
    }
  }

  private void fresh(Reader reader, RoomState state) {
    reader.send(base.wire().fresh(state, reader.member(), reader.role()), room.now());
  }

  /**
   * Tells stored events. Just before the one that opens a curtain, those before it are shown the whole room: whoever loses
   * the line between the two has not been told of the opening, and is shown it again.
   */
  void tell(List<Decisions.Step> steps) {
    int told = 0;
    boolean opened = false;
    for (int i = 0; i < steps.size(); i++) {
      Decisions.Step step = steps.get(i);
      if (opens(step)) {
        tell(steps, told, i);
        before(reader -> fresh(reader, step.before()));
        told = i;
        opened = true;
      }
    }
    tell(steps, told, steps.size());
    if (opened) {
      before(this::showWhatWasHeldBack);
    }
    gestures.entered(steps.getLast().after().course().phase());
    progress(steps);
  }

  private static boolean opens(Decisions.Step step) {
    return step.after().curtain().opened() == step.event().seq();
  }

  private void tell(List<Decisions.Step> steps, int from, int to) {
    if (from < to) {
      room.audience().tell(steps.subList(from, to));
    }
  }

  private void showWhatWasHeldBack(Reader reader) {
    gestures.show(reader);
    checks.show(reader);
  }

  /** Tells those before a curtain how far the work behind it is. */
  private void progress(List<Decisions.Step> steps) {
    Curtain.Behind behind = steps.getLast().after().curtain().behind();
    boolean ran = steps.stream().map(step -> step.event().fact()).anyMatch(fact -> fact instanceof Fact.RunStarted || fact instanceof Fact.RunEnded);
    if (behind != null && ran) {
      before(reader -> reader.send(Wire.notice("curtain", Wire.curtain(behind)), room.now()));
    }
  }

  private void before(Consumer<Reader> tell) {
    room.audience().all().stream().filter(reader -> reader.live() && reader.role() != Role.CANDIDATE).forEach(tell);
  }

  /** Whether memory holds everything from that event on; also when there is nothing from it on. */
  private boolean remembers(long seq) {
    Deque<Event> recent = room.audience().recent();
    return seq > room.committed().seq() || !recent.isEmpty() && recent.element().seq() <= seq;
  }

  /** Reads what memory has let go; what is stored meanwhile comes from memory again. */
  private void read(Reader reader, long since) {
    base.log().since(room.id(), since).onComplete(read -> room.onContext(() -> {
      if (read.failed()) {
        reader.close(CloseCode.OUR_FAULT);
        return;
      }
      if (room.committed().curtain().parts(since, reader.role())) {
        goOn(reader, since);
        return;
      }
      List<Event> missed = new ArrayList<>(read.result());
      missed.removeIf(event -> event.seq() > room.committed().seq());
      long last = missed.isEmpty() ? since : missed.getLast().seq();
      room.audience().recent().stream().filter(event -> event.seq() > last).forEach(missed::add);
      catchUp(reader, missed);
    }));
  }

  private void catchUp(Reader reader, List<Event> missed) {
    feed(reader, missed.iterator(), missed.isEmpty() ? room.committed().seq() : missed.getLast().seq());
  }

  /**
   * Sends some, and the rest once they have gone; then what came meanwhile.
   *
   * @param last the last of them
   */
  private void feed(Reader reader, Iterator<Event> missed, long last) {
    List<String> frame = new ArrayList<>();
    int units = 0;
    while (missed.hasNext() && frame.size() < LiveLimits.CATCH_UP_EVENTS && units < LiveLimits.CATCH_UP_UNITS) {
      Event event = missed.next();
      if (event.isFor(reader.member(), reader.role())) {
        String told = base.wire().past(event).encode();
        frame.add(told);
        units += told.length();
      }
    }
    if (!frame.isEmpty()) {
      reader.send(Wire.events(frame), room.now());
    }
    reader.whenQuiet(() -> feedOn(reader, missed, last));
  }

  private void feedOn(Reader reader, Iterator<Event> missed, long last) {
    if (missed.hasNext()) {
      feed(reader, missed, last);
    } else if (room.committed().seq() == last) {
      ready(reader);
    } else {
      goOn(reader, last);
    }
  }

  /** A page has everything up to now, and is told what comes. */
  private void ready(Reader reader) {
    reader.send(Wire.ready(), room.now());
    reader.welcomed();
    if (!reader.knowsItself()) {
      sayWhatTheyAre(reader);
    }
    gestures.show(reader);
    checks.show(reader);
    panel.show(reader);
  }

  /** Tells a page what its member is here by now; one that is still being brought up to date, once it is. */
  void seated(Reader reader) {
    if (reader.live()) {
      sayWhatTheyAre(reader);
      panel.show(reader);
    }
  }

  private void sayWhatTheyAre(Reader reader) {
    reader.greetedAs(reader.role());
    reader.send(Wire.seat(room.committed(), reader.role()), room.now());
  }

  /** Acknowledges once more what was stored before, from memory or from the journal. */
  void repeat(Reader reader, long seq) {
    if (remembers(seq)) {
      room.audience().recent().stream().filter(event -> event.seq() == seq).findFirst().ifPresent(event -> tell(reader, event));
    } else {
      base.log().since(room.id(), seq - 1).onSuccess(events -> room.onContext(() -> tell(reader, events.getFirst())));
    }
  }

  private void tell(Reader reader, Event event) {
    reader.send(Wire.events(List.of(base.wire().past(event).encode())), room.now());
  }
}
