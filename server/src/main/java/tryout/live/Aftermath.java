package tryout.live;

import java.util.List;
import tryout.room.Ledger;
import tryout.room.People;
import tryout.room.Room;
import tryout.room.RoomState;
import tryout.room.Runs;
import tryout.run.Result;
import tryout.run.Verdict;

/**
 * Puts right what the end of the server before this one left behind in a room: pages that are not here, runs that nobody
 * runs, and the time that was lost.
 */
final class Aftermath {
  private static final String RESTARTED = "The server was restarted while it ran, our fault. Run it again.";
  private static final Result LOST = Result.unrun(Verdict.LOST, RESTARTED);

  private Aftermath() {}

  /**
   * Puts it right, on the room's context.
   *
   * @param alive when the room was known to be open last
   */
  static void putRight(LiveRoom room, RoomLog.Alive alive) {
    RoomState left = room.committed();
    List<String> pages = left.people().pages().values().stream()
        .filter(People.Page::present).map(People.Page::client).toList();
    long last = alive.last(left);
    if (room.now() < last) {
      room.house(state -> Room.setBack(state, last, room.now()));
    } else if (!pages.isEmpty() && left.course().timed()) {
      long cost = Room.counted(left, last, room.now());
      room.house(state -> Room.credited(state, cost, Ledger.RESTART, last, room.now()));
    }
    for (String client : pages) {
      room.house(state -> Room.left(state, client, room.now(), room.now()));
    }
    for (Runs.Run run : left.runs().open()) {
      // From then on the whole time is credited already.
      long cost = Room.runCost(left, run.id(), last);
      room.house(state -> Room.ended(state, run.id(), LOST, cost, room.now()));
    }
  }
}
