package tryout.room;

import java.time.Duration;
import java.util.regex.Pattern;

/** Bounds of a room; past each one a command is refused and its author keeps what was typed. */
public final class RoomLimits {
  private RoomLimits() {}

  public static final int FILES = 16;

  /** All files together, in bytes of UTF-8. */
  public static final int ROOM_BYTES = 262_144;

  /** A chat message or a question, in UTF-16 units. */
  public static final int CHAT_UNITS = 2_000;

  /** A line of input for a program, newline included, in UTF-16 units. */
  public static final int INPUT_UNITS = 4_096;

  /** One part of text that is offered to the mentors, in UTF-16 units. */
  public static final int OFFER_UNITS = 16_384;

  /** A reason for a pause or credit, in UTF-16 units. */
  public static final int REASON_UNITS = 200;

  /** Minutes that one credit may add. */
  public static final int CREDIT_MINUTES = 30;

  /** What the state keeps for a page that opens; the journal keeps everything. */
  public static final int CHAT_KEPT = 500;

  public static final int LOG_KEPT = 200;

  public static final int RUNS_KEPT = 15;

  /** How often the tests may run at a candidate's wish: what they come to tells a little each time. */
  public static final int TEST_RUNS = 20;

  /** Questions and offers in one interview. */
  public static final int QUESTIONS = 100;

  public static final int OFFERS = 64;

  /** Pages that one member may have open at a time. */
  public static final int PAGES = 5;

  /** Acknowledgements remembered per page, to recognise what is sent again. */
  public static final int RECEIPTS = 8;

  /** Time between the zero that is shown and the freeze, for what is still on the line. */
  public static final Duration GRACE = Duration.ofSeconds(1);

  /** How long after the end the lead may open the interview again. */
  public static final Duration REOPEN = Duration.ofMinutes(15);

  /** What the candidate's lost connection may add to the clock in all. */
  public static final Duration AWAY_CREDIT = Duration.ofMinutes(5);

  /** Waiting for the runner costs the candidate this much at most. */
  public static final Duration QUEUE_FREE = Duration.ofSeconds(2);

  /** A file's name: no path, no leading dot or dash. */
  public static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
}
