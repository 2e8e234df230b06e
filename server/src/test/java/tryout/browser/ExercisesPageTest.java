package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tryout.exercise.Archive;
import tryout.judge.TinyPackage;

/** Exercises as those see them who write them and choose among them. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ExercisesPageTest extends LedHouse {
  private static final LocatorAssertions.ContainsTextOptions VERIFIED = new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);
  @TempDir Path folder;

  /** A package of that version as a ZIP file. */
  static Path zip(TinyPackage tiny, String version, Path folder) {
    Path file = folder.resolve("tiny-" + version + ".zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Archive.pack(tiny.change("problem.yaml", text -> text.replace("version: \"1\"", "version: \"" + version + "\"")).write(folder.resolve(version)), out);
      return file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of whose wrong submissions nothing is wrong with. */
  static TinyPackage faulty() {
    return new TinyPackage().change("submissions/wrong_answer/squared/tiny.c", text -> text.replace("number * number", "2 * number"));
  }

  private void open(String path) {
    mentor.navigate(house.server.url() + path);
  }

  private Locator dialog() {
    return mentor.getByRole(AriaRole.DIALOG);
  }

  private void choose(Path zip) {
    open("/exercises");
    House.button(mentor, "Upload a package…").click();
    dialog().locator("input[type=file]").setInputFiles(zip);
  }

  @Test
  void a_package_is_uploaded_and_verified_and_then_stands_among_those_that_are_planned_with() {
    open("/interviews");
    mentor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Exercises")).click();
    assertThat(mentor.locator("h1")).hasText("Exercises");
    Locator upload = House.button(mentor, "Upload a package…");
    upload.focus();
    mentor.keyboard().press("Enter");
    assertThat(House.button(mentor, "Choose a file…")).isFocused();
    Browsers.shots(mentor, "upload");
    mentor.keyboard().press("Escape");
    assertThat(dialog()).hasCount(0);
    assertThat(upload).isFocused();
    choose(zip(new TinyPackage(), "1.0", folder));
    assertThat(mentor.locator("h1")).hasText("Twice");
    assertThat(mentor.locator(".toast").first()).containsText("Uploaded. It is being verified now.");
    assertThat(mentor.locator(".report [role=status]")).containsText(Pattern.compile("Being verified: .*, \\d of 3\\."));
    assertThat(mentor.locator(".under .chip")).hasText("being verified");
    Browsers.shots(mentor, "exercise-running");
    assertThat(mentor.locator(".report")).containsText("everything holds.", VERIFIED);
    assertThat(mentor.locator(".under .chip")).hasCount(0);
    assertThat(mentor.locator(".verdicts")).containsText(Pattern.compile("wrong_answer/squared\\s*0\\s*wrong"));
    assertThat(mentor.locator(".cases").first()).containsText("What only mentors read of a.");
    Browsers.shots(mentor, "exercise-verified");
    assertThat(house.server.call("GET", "/exercises", house.token(), null).encode()).contains("\"Twice\"");
  }

  @Test
  void what_is_wrong_with_a_package_is_listed_by_its_files_and_another_can_be_chosen_at_once() {
    TinyPackage wrong = new TinyPackage().change("problem.yaml", text -> text + "colour: red\n").without("data/secret/1-small/a.ans");
    choose(zip(wrong, "2.0", folder));
    Locator faults = dialog().locator(".faults");
    assertThat(faults).isFocused();
    assertThat(faults).containsText("2 things in it are not in order.");
    assertThat(faults.locator("code")).hasText(new String[] {"problem.yaml", "data/secret/1-small/a.ans"});
    assertThat(faults).containsText("key colour is not a key of this format");
    Browsers.shots(mentor, "upload-refused");
    dialog().locator("input[type=file]").setInputFiles(zip(new TinyPackage(), "2.1", folder));
    assertThat(mentor.locator("h1")).hasText("Twice");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 422"));
  }

  @Test
  void a_draft_says_what_does_not_hold_and_can_be_verified_again_or_deleted() {
    choose(zip(faulty(), "3.0", folder));
    assertThat(mentor.locator(".faults")).containsText("things do not hold.", VERIFIED);
    assertThat(mentor.locator(".faults")).containsText("submissions/wrong_answer/squared");
    assertThat(mentor.locator(".faults")).containsText("comes to AC in 1-small, where WA is required rule e");
    String draft = mentor.url();
    mentor.navigate(house.server.url() + "/interviews");
    assertThat(mentor.locator(".banner").getByText("is not in order.")).isVisible();
    Browsers.shots(mentor, "interviews-failing");
    mentor.locator(".banner").getByText("See why").click();
    assertThat(mentor).hasURL(draft);
    assertThat(mentor.locator(".under .chip")).hasText("draft");
    Browsers.shots(mentor, "exercise-draft");
    House.button(mentor, "Verify again").click();
    assertThat(mentor.locator(".report [role=status]")).containsText("Being verified");
    House.button(mentor, "Delete…").click();
    assertThat(House.button(mentor, "Cancel")).isFocused();
    House.button(mentor, "Delete").click();
    assertThat(mentor.locator("h1")).hasText("Exercises");
    assertThat(mentor.getByText("tiny 3.0")).hasCount(0);
  }

  @Test
  void a_file_that_is_dropped_on_the_list_is_taken() throws IOException {
    open("/exercises");
    assertThat(mentor.locator("h1")).hasText("Exercises");
    String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(zip(new TinyPackage(), "4.0", folder)));
    mentor.evaluate("""
        ([name, bytes]) => {
          const carried = new DataTransfer()
          carried.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name))
          for (const type of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, {dataTransfer: carried, bubbles: true, cancelable: true}))
        }
        """, List.of("tiny.zip", bytes));
    assertThat(mentor.locator("h1")).hasText("Twice");
  }

  @Test
  void the_list_is_filtered_by_words_and_by_state() {
    open("/exercises");
    Locator rows = mentor.locator(".rows > li");
    assertThat(rows.filter(new Locator.FilterOptions().setHasText("ringbuf"))).hasCount(1);
    Browsers.shots(mentor, "exercises");
    mentor.getByLabel("Search").fill("ringbuf");
    assertThat(rows).hasCount(1);
    House.button(mentor, "State: any").click();
    mentor.keyboard().press("ArrowDown");
    mentor.keyboard().press("ArrowDown");
    mentor.keyboard().press("ArrowDown");
    mentor.keyboard().press("Enter");
    assertThat(House.button(mentor, "State: retired")).isFocused();
    assertThat(mentor.getByText("No exercise matches.")).isVisible();
    Browsers.shots(mentor, "exercises-none");
  }

  @Test
  void one_is_retired_and_taken_back_and_both_packs_are_handed_out() {
    open("/exercises");
    mentor.getByText("One bit per page").click();
    assertThat(mentor.getByText("The candidate cannot see this.")).isVisible();
    mentor.locator(".secret").evaluate("secret => secret.scrollIntoView()");
    Browsers.shots(mentor, "exercise-secret");
    assertThat(mentor.locator(".report")).containsText("Verified when it was made, not on this server yet.");
    Download whole = mentor.waitForDownload(() -> House.button(mentor, "Download the package").click());
    assertThat(whole.suggestedFilename()).matches("[a-z0-9]+\\.zip");
    Download student = mentor.waitForDownload(() -> House.button(mentor, "Download the student pack").click());
    assertThat(student.suggestedFilename()).matches("[a-z0-9]+-student\\.zip");
    House.button(mentor, "Retire…").click();
    mentor.getByLabel("Used in").fill("summer 2026");
    House.button(mentor, "Retire").click();
    assertThat(mentor.locator(".under .chip")).hasText("retired");
    assertThat(mentor.locator(".about-version")).containsText("used in summer 2026");
    Browsers.shots(mentor, "exercise-retired");
    House.button(mentor, "Take back").click();
    assertThat(mentor.locator(".toast").last()).containsText("Taken back.");
    assertThat(mentor.locator(".under .chip")).hasText("being verified");
    assertThat(House.button(mentor, "Retire…")).isVisible();
  }
}
