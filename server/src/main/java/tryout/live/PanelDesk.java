package tryout.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.grade.Grading;
import tryout.grade.Moment;
import tryout.grade.Panel;
import tryout.grade.PanelEvent;
import tryout.grade.Said;

/**
 * The panel's stream of a room that is open: what mentors note and mark, told to mentors alone. It has its own numbers and
 * its own table, so that nothing in the room's journal, nor in what anybody else is sent, tells of it; it is stored by the
 * same journal, and told only then. Belongs to the room's context.
 */
final class PanelDesk {
  private static final Logger LOG = LoggerFactory.getLogger(PanelDesk.class);
  private static final long READ_AGAIN_MILLIS = 500;

  private record Open(PanelEvent event, Reader reader, long ref) {}

  private final LiveRoom room;
  private final LiveRoom.Base base;
  private final Alarm readAgain;
  private final Deque<Open> pending = new ArrayDeque<>();
  private Panel committed = Panel.EMPTY;
  private Panel tentative = Panel.EMPTY;
  private boolean paused;
  private boolean refused;
  private int troubles;

  /** @param stored everything of it, in order */
  PanelDesk(LiveRoom room, LiveRoom.Base base, List<PanelEvent> stored) {
    this.room = room;
    this.base = base;
    this.readAgain = new Alarm(room, base.turns());
    stored.forEach(event -> committed = committed.apply(event));
    tentative = committed;
  }

  /** Takes a message of a mentor. */
  void take(Reader reader, Frame.Unseen message) {
    if (!room.audience().has(reader)) {
      return;
    }
    try {
      room.permit(reader, message.wish().act());
      if (paused || !room.saving()) {
        throw new Refused(Code.SAVING_PAUSED, "Saving is paused, our fault.");
      }
      decide(reader, message);
    } catch (Refused refusal) {
      reader.refuse(message.ref(), refusal, room.now());
    }
  }

  private void decide(Reader reader, Frame.Unseen message) {
    Moment moment = new Moment(room.committed().seq(), room.now(), room.committed().runs().lastId());
    PanelEvent.Ack ack = new PanelEvent.Ack(reader.sender().client(), message.number(), message.hash());
    Grading grading = new Grading(tentative, room.committed().setup().assigned().rubric(), reader.member(), moment, room.committed().people().graders());
    Optional<PanelEvent> decided = grading.decide(ack, message.wish());
    if (decided.isEmpty()) {
      show(reader);
      return;
    }
    Open open = new Open(decided.get(), reader, message.ref());
    tentative = tentative.apply(open.event());
    pending.add(open);
    base.journal().append(room.lease(), List.of(Row.of(room.id(), open.event())))
        .onSuccess(stored -> room.onContext(() -> stored(open)))
        .onFailure(failure -> room.onContext(() -> refused |= failure instanceof Writer.RowsRefused));
  }

  private void stored(Open open) {
    if (!paused && pending.peek() == open) {
      pending.remove();
      tell(open.event());
    }
  }

  /** Tells a stored event to those who may know it; whoever may know more from it on is shown all anew. */
  private void tell(PanelEvent event) {
    committed = committed.apply(event);
    boolean all = event.said() instanceof Said.Closed || event.said() instanceof Said.Agreed || event.said() instanceof Said.Released;
    for (Reader reader : room.audience().all()) {
      if (!reader.live() || !reader.role().grades() || !committed.sees(reader.member(), event)) {
        continue;
      }
      if (all || event.said() instanceof Said.Locked && reader.member().equals(event.by())) {
        show(reader);
      } else {
        reader.send(Wire.panel("event", PanelJson.event(event)), room.now());
      }
    }
  }

  /** Shows a page the panel as its mentor may see it, if they are one of it. */
  void show(Reader reader) {
    if (reader.role().grades() && !room.committed().setup().practice()) {
      reader.send(Wire.panel("state", PanelJson.state(
          committed, room.committed().setup().assigned().rubric(), reader.member(), reader.sender().client())), room.now());
    }
  }

  // ---- the journal's troubles

  /** Nothing can be saved, and what becomes of what is under way is not known. */
  void pause() {
    paused = true;
    troubles++;
  }

  /** Whether the database refused rows of this stream since it was last asked. */
  boolean wasRefused() {
    boolean was = refused;
    refused = false;
    return was;
  }

  /** Saving goes on: what is stored is read, and what is not is to be sent again. */
  void recover() {
    int trouble = troubles;
    base.log().panel(room.id(), committed.seq()).onComplete(read -> room.onContext(() -> {
      if (trouble != troubles || room.stopped()) {
        return;
      }
      if (read.failed()) {
        LOG.warn("room={} panel cause={}", room.id(), read.cause().toString());
        readAgain.set(READ_AGAIN_MILLIS, this::recover);
        return;
      }
      goOn(read.result());
    }));
  }

  private void goOn(List<PanelEvent> found) {
    List<Open> open = new ArrayList<>(pending);
    pending.clear();
    paused = false;
    Set<PanelEvent.Ack> there = new HashSet<>();
    for (PanelEvent event : found) {
      there.add(event.ack());
      tell(event);
    }
    tentative = committed;
    for (Open one : open) {
      if (!there.contains(one.event().ack())) {
        one.reader().refuse(one.ref(), new Refused(Code.RESYNC, "It was not stored, our fault: send it again."), room.now());
      }
    }
  }

  /** Nothing is read again any more. */
  void stop() {
    readAgain.cancel();
  }
}
