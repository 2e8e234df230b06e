package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.TestSandbox;
import tryout.db.TestDatabase;

/** A database that can lose what it was given. */
@Tag("page")
class UnsafeTest {
  private static final String SAID = "What is typed here can be lost.";

  @Test
  void PG_1_and_L_35_it_is_refused_and_where_that_is_allowed_every_room_says_in_red_that_text_can_be_lost() {
    Map<String, String> forgetful = TestDatabase.forgetful();
    Map<String, String> settings = new HashMap<>(forgetful);
    settings.putAll(
        Map.of("TRYOUT_HOME", TestSandbox.folder().toString(), "TRYOUT_PORT", "0", "TRYOUT_MANAGEMENT_PORT", "0"));
    assertThat(ServerProcess.refusal(settings)).contains("synchronous_commit is off, not on");
    try (House house = new House(ServerProcess.commanded(forgetful, "start", "--unsafe-dev"))) {
      Page mentor = house.lead("mentor");
      String room = house.interview("A byte ring");
      Page candidate = house.guest(room, "candidate", "Candidate");
      assertThat(candidate.locator(".banner.err")).containsText(SAID);
      mentor.navigate(house.server.url() + "/room/" + room);
      House.begin(mentor, candidate);
      assertThat(mentor.locator(".banner.err")).containsText(SAID);
      assertThat(candidate.locator(".banner.err")).containsText("synchronous_commit is off, not on");
      Browsers.shot(candidate, "unsafe-candidate");
      candidate.context().setOffline(true);
      assertThat(candidate.locator(".banner.warn")).containsText("Connection lost");
      assertThat(candidate.locator(".banner.err")).containsText(SAID);
      Browsers.shot(candidate, "unsafe-lost");
    }
  }
}
