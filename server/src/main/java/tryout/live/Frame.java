package tryout.live;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tryout.grade.Wish;
import tryout.room.Command;
import tryout.room.Role;
import tryout.run.Profile;
import tryout.run.Source;

/** What a page sends, read and checked for its form; whether it may is the room's to say. */
sealed interface Frame {
  /** The first frame of a socket. The last three are absent on the first visit. */
  record Join(String token, @Nullable String generation, @Nullable String client, long seq) implements Frame {}

  /**
   * A stored message.
   *
   * @param kind its name on the wire, for the buckets
   * @param hash SHA-256 of its body without {@code ref} and {@code clientSeq}, in hex
   * @param came when it was read, as {@link System#nanoTime()}
   */
  record Stored(long ref, long clientSeq, String kind, String hash, Command command, long came) implements Frame {}

  /**
   * A message of the panel's stream.
   *
   * @param number 1, 2, 3 … per client and this stream
   * @param kind as of a stored message
   * @param hash as of a stored message
   */
  record Unseen(long ref, long number, String kind, String hash, Wish wish) implements Frame {}

  record Stop(long ref, int run) implements Frame {}

  /**
   * A mentor's copy, to be run for them alone.
   *
   * @param input all that the program can read; it ends behind it
   */
  record Scratch(long ref, Profile profile, List<Source> files, String input) implements Frame {
    public Scratch {
      files = List.copyOf(files);
    }
  }

  /**
   * Somebody is to be something else here.
   *
   * @param role what, or null for nothing any more
   */
  record Seat(long ref, String member, @Nullable Role role) implements Frame {}

  record StopScratch(long ref) implements Frame {}

  /**
   * A gesture to the others.
   *
   * @param kind {@code cursor}, {@code typing}, {@code follow} or {@code pulse}
   * @param body what is relayed
   */
  record Signal(String kind, JsonObject body) implements Frame {}

  /**
   * A page found that its text is not the room's: it says so and fetches the room anew.
   *
   * @param hash the checksum of the page's text of that version
   */
  record Differs(int file, int version, long hash) implements Frame {}

  record Auth(long ref, String token) implements Frame {}

  record Ping() implements Frame {}
}
