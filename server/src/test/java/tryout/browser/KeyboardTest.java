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
  private Page candidate;
  private Hands hands;

  @Test
  void a_candidate_needs_no_mouse_and_always_sees_where_the_focus_is() {
    String room = house.interview("A byte ring");
    candidate = house.browsers.person("candidate");
    hands = new Hands(candidate);
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
    hands.press("Tab");
    assertThat(candidate.getByText("To the page")).isFocused();
    hands.press("Enter");
    hands.tabTo(House.button(candidate, "Enter the interview"));
    hands.press("Enter");
    hands.tabTo(candidate.getByLabel("Try the keyboard here"));
    candidate.keyboard().type("q");
    assertThat(candidate.getByText("Your keys reach the editor.")).isVisible();
    hands.tabTo(House.button(candidate, "I agree and am ready"));
    hands.press("Enter");
    assertThat(candidate.getByText("You agreed")).isVisible();
  }

  private void typeAndRun() {
    // The lobby has an editor too, in which the keyboard is tried.
    assertThat(candidate.locator("#editor .cm-content")).isVisible();
    assertThat(candidate.locator("#editor .cm-content")).not().isFocused();
    hands.press("Tab");
    assertThat(candidate.getByText("To the editor")).isFocused();
    hands.press("Enter");
    assertThat(candidate.locator(".cm-content")).isFocused();
    candidate.keyboard().type("// mine\n");
    assertThat(mentor.locator(".cm-content")).containsText("// mine");
    hands.press("Control+Enter");
    assertThat(candidate.locator(".output")).containsText("who?");
    hands.press("F6");
    hands.tabTo(candidate.getByLabel("Input for the program"));
    candidate.keyboard().type("virtio\n");
    assertThat(candidate.locator(".output")).containsText("hello virtio");
    assertThat(candidate.locator(".cm-content")).isFocused();
  }

  private void leaveTheEditor() {
    hands.press("Tab");
    assertThat(candidate.locator(".cm-content")).isFocused();
    hands.press("Control+z");
    hands.press("Escape");
    hands.press("Tab");
    assertThat(candidate.locator(".cm-content")).not().isFocused();
    hands.focusIsSeen();
  }

  private void goRoundThePanes() {
    Set<String> panes = new LinkedHashSet<>();
    for (int i = 0; i < 5; i++) {
      hands.press("F6");
      hands.focusIsSeen();
      panes.add(hands.pane());
    }
    assertThat(panes).containsExactlyInAnyOrder("bar", "task", "editor", "strip", "side");
    String at = hands.pane();
    hands.press("F6");
    hands.press("Shift+F6");
    assertThat(hands.pane()).as("the pane after one step and one back").isEqualTo(at);
  }

  private void chat() {
    hands.toPane("side");
    hands.tabTo(candidate.getByLabel("Message to everybody in the room"));
    candidate.keyboard().type("Without a mouse.\n");
    assertThat(mentor.getByText("Without a mouse.")).isVisible();
  }

  private void listOfKeys() {
    hands.toPane("bar");
    hands.press("?");
    Locator keys = candidate.getByRole(AriaRole.DIALOG);
    assertThat(keys).containsText("Next pane");
    hands.focusIsSeen();
    hands.press("Escape");
    assertThat(keys).isHidden();
    assertThat(hands.pane()).as("where the focus goes back to").isEqualTo("bar");
  }

  private void skipToTheEditor() {
    hands.toPane("bar");
    hands.backTo(candidate.getByText("To the editor"));
    hands.press("Enter");
    assertThat(candidate.locator(".cm-content")).isFocused();
  }

  private void questions() {
    House.discuss(mentor, candidate);
    hands.toPane("side");
    hands.press("ArrowRight");
    hands.press("ArrowRight");
    hands.focusIsSeen();
    hands.tabTo(candidate.getByLabel("Your question"));
    candidate.keyboard().type("How are patches reviewed?\n");
    assertThat(candidate.locator(".questions")).containsText("How are patches reviewed?");
  }
}
