package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database was put back to an older state under an interview that goes on. */
@Tag("page")
class RestoredTest {
  private static final LocatorAssertions.ContainsTextOptions PATIENT =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  @Test
  void DUR_12_after_a_restore_everybody_reads_until_a_mentor_decides_and_what_was_typed_is_kept() throws SQLException {
    try (House house = new House()) {
      Page mentor = house.lead("mentor");
      String room = house.interview("A byte ring");
      Page candidate = house.guest(room, "candidate", "Candidate");
      mentor.navigate(house.server.url() + "/room/" + room);
      House.begin(mentor, candidate);
      House.at(candidate, "return 0", "End");
      candidate.keyboard().type(" // stored");
      assertThat(mentor.locator(".cm-content")).containsText("stored");
      house.server.kill();
      house.server.owner("UPDATE start_counter SET starts = 0");
      candidate.keyboard().type(" typed-while-down");
      house.server.start();

      assertThat(candidate.locator(".banner")).containsText("This room was restored from a backup, our fault.", PATIENT);
      assertThat(candidate.locator(".kept")).containsText("typed-while-down");
      assertThat(candidate.locator(".cm-content")).hasAttribute("aria-readonly", "true");
      assertThat(House.text(candidate)).contains("stored").doesNotContain("typed-while-down");
      assertThat(mentor.locator(".banner")).containsText("Look at the text first.", PATIENT);
      assertThat(candidate.locator(".messages")).containsText("You may read, and type once a mentor decides.");
      assertThat(mentor.locator(".messages")).containsText("You read until you go on.");
      assertThat(mentor.locator(".bar .lamp")).hasText("Read-only");
      assertThat(mentor.locator("body")).not().containsText("until a mentor decides");
      Browsers.shot(candidate, "restored-candidate");
      Browsers.shot(mentor, "restored-mentor");

      House.button(mentor, "Go on").click();
      assertThat(mentor.locator(".banner")).containsText("The room was restored, and Candidate waits for you.");
      Browsers.shot(mentor, "restored-decides");
      House.button(mentor, "Let them go on").click();
      assertThat(candidate.locator(".banner")).not().containsText("restored");
      House.at(candidate, "return 0", "End");
      candidate.keyboard().type(" and-on");
      assertThat(mentor.locator(".cm-content")).containsText("and-on");
      assertThat(List.copyOf(house.browsers.faults)).as("policy reports").noneMatch(fault -> fault.contains("Policy"));
    }
  }
}
