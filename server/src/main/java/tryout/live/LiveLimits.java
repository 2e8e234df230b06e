package tryout.live;

import java.time.Duration;

/** Bounds of the line and of the journal. */
public final class LiveLimits {
  private LiveLimits() {}

  /** A frame and a message from a page, in bytes; the same in fragments together. */
  public static final int FRAME_BYTES = 65_536;

  /** The first frame, before anybody is known. */
  public static final int JOIN_BYTES = 4_096;

  /** Time to send it. */
  public static final Duration JOIN_WAIT = Duration.ofSeconds(5);

  /** How long after the last edit the compiler looks a text over. */
  public static final Duration CHECK_AFTER = Duration.ofMillis(250);

  /** Depth of the JSON in a frame. */
  public static final int DEPTH = 16;

  /** What may wait for a slow reader before it is let go. */
  public static final int READER_BYTES = 1_048_576;

  public static final Duration READER_AGE = Duration.ofSeconds(10);

  /** For so long more than its bytes may wait for a reader: a large welcome is no sign of a slow one. */
  public static final Duration READER_BURST = Duration.ofSeconds(2);

  /** Beyond this much waiting, signals to a reader are dropped. */
  public static final int SIGNAL_BYTES = 65_536;

  /** How often the server pings, and after how much silence it gives a socket up. */
  public static final Duration PING = Duration.ofSeconds(15);

  public static final Duration SILENCE = Duration.ofSeconds(40);

  /** How long a socket may read after its session is over. */
  public static final Duration READ_ONLY = Duration.ofSeconds(30);

  /** One statement of the journal. */
  public static final int BATCH_EVENTS = 512;

  public static final int BATCH_BYTES = 1_048_576;

  /** Events of a room between two snapshots. */
  public static final int SNAPSHOT_EVENTS = 1_000;

  /** How long a room stays open with nobody in it. */
  public static final Duration EMPTY = Duration.ofSeconds(60);

  /** How long opening a room waits for the one who holds it. */
  public static final Duration LOCK_WAIT = Duration.ofSeconds(5);

  /** Rooms open at a time; each holds a lock of PostgreSQL's table. */
  public static final int ROOMS = 2_000;

  /** Of these, rooms of practice; interviews find a place when all who practise are there. */
  public static final int PRACTICE_ROOMS = 1_000;

  /** Events in one frame of the catching up after a return. */
  public static final int CATCH_UP_EVENTS = 500;

  /** Characters of one frame of them, give or take an event. */
  public static final int CATCH_UP_UNITS = 131_072;

  /** Events of one page of a replay. */
  public static final int REPLAY_EVENTS = 2_000;

  /** Bytes of what they say, as the database writes it; an event that is longer goes alone. */
  public static final int REPLAY_BYTES = 524_288;

  /** Refusals for speed within ten seconds that close a socket. */
  public static final int TOO_FAST = 500;

  /** How many times as fast as one member a room's members together may speak. */
  public static final int ROOM_SPEED = 10;

  /** Before a planned stop, pages are asked to spread their return over this time. */
  public static final Duration MOVING = Duration.ofSeconds(5);

  /** Fragments of one message. */
  public static final int FRAGMENTS = 16;

  /** Sockets of one address that have not said who they are. */
  public static final int STRANGERS = 20;
}
