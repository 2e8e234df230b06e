package tryout.live;

import io.vertx.core.json.JsonObject;
import tryout.room.RoomLimits;
import tryout.text.TextLimits;

/** The limits that a page is told, so that it refuses before it sends, and says what is given back. */
final class Limits {
  private Limits() {}

  static final JsonObject JSON = new JsonObject()
      .put("fileUnits", TextLimits.FILE_UNITS).put("files", RoomLimits.FILES).put("roomBytes", RoomLimits.ROOM_BYTES)
      .put("pushUnits", TextLimits.PUSH_UNITS).put("chatUnits", RoomLimits.CHAT_UNITS)
      .put("inputUnits", RoomLimits.INPUT_UNITS).put("offerUnits", RoomLimits.OFFER_UNITS)
      .put("frameBytes", LiveLimits.FRAME_BYTES)
      .put("awayCreditMinutes", RoomLimits.AWAY_CREDIT.toMinutes()).put("testRuns", RoomLimits.TEST_RUNS);
}
