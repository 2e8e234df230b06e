package tryout.live;

import java.util.Set;
import tryout.fault.Refused;
import tryout.grade.Leaning;
import tryout.grade.Wish;

/** Reads messages of the panel's stream, as strictly as all others. */
final class PanelFrames {
  private PanelFrames() {}

  /** Reads one whose name is known. */
  static Frame read(String kind, Body body) {
    long ref = body.ref();
    try {
      return new Frame.Unseen(ref, body.positive("number"), kind, body.unseenHash(), wish(kind, body));
    } catch (Refused refused) {
      throw new Frames.Bad(ref, refused);
    }
  }

  private static Wish wish(String kind, Body body) {
    return switch (kind) {
      case "note" -> body.unseen(Set.of("text"), new Wish.Note(body.string("text")));
      case "confer" -> body.unseen(Set.of("text"), new Wish.Confer(body.string("text")));
      case "mark" -> body.unseen(Set.of("criterion", "level"), new Wish.Mark(body.string("criterion"), body.natural("level")));
      case "pin" -> body.unseen(Set.of("criterion"), new Wish.Pin(body.string("criterion")));
      case "unpin" -> body.unseen(Set.of("pin"), new Wish.Unpin(body.positive("pin")));
      case "recommend" -> body.unseen(Set.of("leaning", "why"), new Wish.Recommend(
          Leaning.of(body.string("leaning")).orElseThrow(() -> Refused.field("/recommend/leaning", "There is no such recommendation.")),
          body.string("why")));
      case "lock" -> body.unseen(Set.of(), new Wish.Lock());
      case "reconcile" -> body.unseen(Set.of("criterion", "line"), new Wish.Reconcile(body.string("criterion"), body.string("line")));
      case "agree" -> body.unseen(Set.of("criterion", "level"), new Wish.Agree(body.string("criterion"), body.natural("level")));
      case "release" -> body.unseen(Set.of("text", "levels"), new Wish.Release(body.string("text"), body.flag("levels")));
      case "close" -> body.unseen(Set.of("over"), new Wish.Close(body.flag("over")));
      default -> throw new Frames.Unreadable("There is no such message.");
    };
  }
}
