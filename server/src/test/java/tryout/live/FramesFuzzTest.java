package tryout.live;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class FramesFuzzTest {
  /** Whatever comes is read, or turned down in one of the two ways that a socket knows. */
  @FuzzTest
  void SEC_20_a_frame_is_read_or_turned_down(byte[] bytes) {
    try {
      Frames.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (Frames.Unreadable | Frames.Bad turnedDown) {
      // As it should be.
    }
  }
}
