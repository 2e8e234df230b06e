package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.TestSandbox;
import tryout.db.TestBinaries;

/** A server that cannot run programs: the folder of its sandbox is closed to the user that they would run as. */
@Tag("page")
class RunnerOffTest {
  private static ServerProcess crippled() throws IOException {
    Path home = TestSandbox.folder();
    TestBinaries.link(home.resolve("postgres"));
    Files.createDirectory(home.resolve("sandbox"));
    Files.setPosixFilePermissions(home.resolve("sandbox"), PosixFilePermissions.fromString("rwx------"));
    return ServerProcess.on(home);
  }

  @Test
  void X_9_where_nothing_can_be_run_it_is_our_fault_in_words_the_clock_stands_and_typing_goes_on() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "NOT TRIED: only root runs programs as another user");
    try (House house = new House(crippled())) {
      Page mentor = house.lead("mentor");
      String room = house.interview("A byte ring");
      Page candidate = house.guest(room, "candidate", "Candidate");
      mentor.navigate(house.server.url() + "/room/" + room);
      House.begin(mentor, candidate);
      for (Page page : new Page[] {candidate, mentor}) {
        assertThat(page.locator(".banner")).containsText("Running is unavailable");
        assertThat(page.locator(".banner")).containsText("The clock is stopped.");
        assertThat(page.locator(".standing .paused")).isVisible();
      }
      assertThat(candidate.locator(".banner")).containsText("You can keep typing.");
      assertThat(candidate.locator(".banner")).not().containsText("chmod");
      assertThat(mentor.locator("body")).containsText("chmod o+x");
      House.at(candidate, "return 0", "Home");
      candidate.keyboard().type("/*typed*/");
      assertThat(mentor.locator(".cm-content")).containsText("/*typed*/");
      candidate.keyboard().press("Control+Enter");
      assertThat(candidate.locator("#run-why")).hasText("Running is unavailable (our fault).");
      assertThat(candidate.locator(".pick")).isHidden();
      Browsers.shots(candidate, "runner-off-candidate");
      Browsers.shots(mentor, "runner-off-mentor");
      house.quiet();
    }
  }

  @Test
  void EX_54_EX_49_where_nothing_can_be_run_whoever_practises_is_told_types_on_and_reveals_no_more_often_than_a_class() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "NOT TRIED: only root runs programs as another user");
    try (House house = new House(crippled())) {
      Page student = house.browsers.person("student");
      student.navigate(house.server.url() + "/practice/ringbuf");
      assertThat(student.locator(".runs-off")).containsText("Programs cannot be run here just now, our fault.");
      Browsers.shot(student, "runner-off-practice");
      student.getByText("Without a clock", new Page.GetByTextOptions().setExact(true)).click();
      House.button(student, "Start").click();
      assertThat(student.locator(".banner")).hasText("Running is unavailable (our fault). You can keep typing.");
      House.at(student, "return NULL", "Home");
      student.keyboard().type("/*typed*/");
      assertThat(student.locator(".bar .lamp")).containsText("Saved");
      student.reload();
      assertThat(student.locator("#editor .cm-content")).containsText("/*typed*/");
      House.button(student, "Submit…").click();
      House.button(student, "Submit").click();
      House.button(student, "Reveal").click();
      assertThat(student.locator(".after-attempt .wrong").first())
          .hasText("The hidden tests cannot be run here just now, our fault. Your text is kept: try again later.");
      revealTooOften(student);
      house.browsers.faults.removeIf(fault -> fault.contains("status of 503") || fault.contains("status of 429"));
      house.quiet();
    }
  }

  /** A class sits behind one address; whoever asks more often than that waits for its turn, in words. */
  private static void revealTooOften(Page student) {
    Locator wrong = student.locator(".after-attempt .wrong").first();
    for (int asked = 1; asked < 90 && !wrong.innerText().contains("try again in"); asked++) {
      student.waitForResponse(answer -> answer.url().endsWith("/reveal"), () -> House.button(student, "Reveal").click());
      assertThat(wrong).not().isEmpty();
    }
    assertThat(wrong).containsText("try again in");
    assertThat(House.button(student, "Reveal")).isEnabled();
  }
}
