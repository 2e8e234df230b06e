package tryout.live;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.grade.PanelEvent;
import tryout.room.Event;

/** One event of a room as a row: of its journal, or of its panel's stream, which lies in a table of its own. */
sealed interface Row permits EventRow, PanelRow {
  static Row of(UUID room, Event event) {
    return EventRow.of(room, event);
  }

  static Row of(UUID room, PanelEvent event) {
    return PanelRow.of(room, event);
  }

  UUID room();

  long seq();

  /** Epoch milliseconds. */
  long at();

  short kind();

  String payload();

  /** Whether it belongs to the stream that the candidate must never see. */
  boolean unseen();

  @Nullable UUID author();

  @Nullable UUID client();

  @Nullable Long clientSeq();

  @Nullable Buffer hash();

  default @Nullable Integer file() {
    return null;
  }

  default @Nullable Long fileVersion() {
    return null;
  }

  default int bytes() {
    return 200 + payload().length();
  }
}
