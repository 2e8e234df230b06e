package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A candidate without a mouse, from the invitation to the last question. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KeyboardTest extends LedHouse {
  private static final int MOST_STOPS = 60;
  /** What has the focus and how it shows it; empty when it shows. In the editor the caret shows it. */
  private static final String UNSEEN_FOCUS =
      """
      () => {
        const at = document.activeElement
        if (!at || at === document.body || at.closest('.cm-editor')) return ''
        const {outlineStyle, outlineWidth} = getComputedStyle(at)
        const box = at.getBoundingClientRect()
        const drawn = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
        const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
        return drawn && inside ? '' : at.outerHTML.slice(0, 160)
      }
      """;
  private static final String PANE =
      """
      () => {
        const pane = document.activeElement.closest('.bar, #task, #editor, #strip, #side')
        return pane ? pane.id || 'bar' : ''
      }
      """;

  private Page candidate;

  @Test
  void a_candidate_needs_no_mouse_and_always_sees_where_the_focus_is() {
    String room = house.interview("A byte ring");
    candidate = house.browsers.person("candidate");
    candidate.navigate(house.link(room, "candidate", "Ada Candidate"));
    enter();
    mentor.navigate(house.server.url() + "/room/" + room);
    House.button(mentor, "Start exercise").click();
    typeAndRun();
    leaveTheEditor();
    goRoundThePanes();
    chat();
    listOfKeys();
    skipToTheEditor();
    questions();
  }

  private void enter() {
    assertThat(House.button(candidate, "Enter the interview")).isVisible();
    press("Tab");
    assertThat(candidate.getByText("To the page")).isFocused();
    press("Enter");
    tabTo(House.button(candidate, "Enter the interview"));
    press("Enter");
    tabTo(candidate.getByLabel("Try the keyboard here"));
    candidate.keyboard().type("q");
    assertThat(candidate.getByText("Your keys reach the editor.")).isVisible();
    tabTo(House.button(candidate, "I agree and am ready"));
    press("Enter");
    assertThat(candidate.getByText("You agreed")).isVisible();
  }

  private void typeAndRun() {
    // The lobby has an editor too, in which the keyboard is tried.
    assertThat(candidate.locator("#editor .cm-content")).isVisible();
    assertThat(candidate.locator("#editor .cm-content")).not().isFocused();
    press("Tab");
    assertThat(candidate.getByText("To the editor")).isFocused();
    press("Enter");
    assertThat(candidate.locator(".cm-content")).isFocused();
    candidate.keyboard().type("// mine\n");
    assertThat(mentor.locator(".cm-content")).containsText("// mine");
    press("Control+Enter");
    assertThat(candidate.locator(".output")).containsText("who?");
    press("F6");
    tabTo(candidate.getByLabel("Input for the program"));
    candidate.keyboard().type("virtio\n");
    assertThat(candidate.locator(".output")).containsText("hello virtio");
    assertThat(candidate.locator(".cm-content")).isFocused();
  }

  private void leaveTheEditor() {
    press("Tab");
    assertThat(candidate.locator(".cm-content")).isFocused();
    press("Control+z");
    press("Escape");
    press("Tab");
    assertThat(candidate.locator(".cm-content")).not().isFocused();
    focusIsSeen();
  }

  private void goRoundThePanes() {
    Set<String> panes = new LinkedHashSet<>();
    for (int i = 0; i < 5; i++) {
      press("F6");
      focusIsSeen();
      panes.add(String.valueOf(candidate.evaluate(PANE)));
    }
    assertThat(panes).containsExactlyInAnyOrder("bar", "task", "editor", "strip", "side");
    String at = String.valueOf(candidate.evaluate(PANE));
    press("F6");
    press("Shift+F6");
    assertThat(candidate.evaluate(PANE)).as("the pane after one step and one back").isEqualTo(at);
  }

  private void chat() {
    toPane("side");
    tabTo(candidate.getByLabel("Message to everybody in the room"));
    candidate.keyboard().type("Without a mouse.\n");
    assertThat(mentor.getByText("Without a mouse.")).isVisible();
  }

  private void listOfKeys() {
    toPane("bar");
    press("?");
    Locator keys = candidate.getByRole(AriaRole.DIALOG);
    assertThat(keys).containsText("Next pane");
    focusIsSeen();
    press("Escape");
    assertThat(keys).isHidden();
    assertThat(candidate.evaluate(PANE)).as("where the focus goes back to").isEqualTo("bar");
  }

  private void skipToTheEditor() {
    toPane("bar");
    Locator skip = candidate.getByText("To the editor");
    for (int i = 0; i < MOST_STOPS && !focused(skip); i++) {
      press("Shift+Tab");
    }
    assertThat(skip).isFocused();
    assertThat(skip).isInViewport();
    focusIsSeen();
    press("Enter");
    assertThat(candidate.locator(".cm-content")).isFocused();
  }

  private void questions() {
    House.button(mentor, "Open discussion").first().click();
    mentor.locator("dialog .button.primary").click();
    assertThat(candidate.locator(".phase")).hasText("Discussion");
    toPane("side");
    press("ArrowRight");
    press("ArrowRight");
    focusIsSeen();
    tabTo(candidate.getByLabel("Your question"));
    candidate.keyboard().type("How are patches reviewed?\n");
    assertThat(candidate.locator(".questions")).containsText("How are patches reviewed?");
  }

  private void toPane(String pane) {
    for (int i = 0; i < 5 && !pane.equals(candidate.evaluate(PANE)); i++) {
      press("F6");
    }
    assertThat(candidate.evaluate(PANE)).isEqualTo(pane);
  }

  /** Presses Tab until something has the focus; every stop on the way must show it. */
  private void tabTo(Locator goal) {
    assertThat(goal).isVisible();
    for (int i = 0; i < MOST_STOPS && !focused(goal); i++) {
      press("Tab");
      focusIsSeen();
    }
    assertThat(goal).isFocused();
  }

  private static boolean focused(Locator locator) {
    return Boolean.TRUE.equals(locator.evaluate("element => element === document.activeElement"));
  }

  private void focusIsSeen() {
    assertThat(candidate.evaluate(UNSEEN_FOCUS)).as("what has the focus without showing it").isEqualTo("");
  }

  private void press(String key) {
    candidate.keyboard().press(key);
  }
}
