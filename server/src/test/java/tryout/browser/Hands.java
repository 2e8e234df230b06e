package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody without a mouse, who at every stop of the keyboard wants to see where they are. */
final class Hands {
  private static final int MOST_STOPS = 90;
  private static final int PANES = 5;
  /** What has the focus and does not show it; empty when it shows. In the editor the caret shows it. */
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

  private final Page page;

  Hands(Page page) {
    this.page = page;
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  void type(String text) {
    page.keyboard().type(text);
  }

  /** Presses Tab until something has the focus; every stop on the way must show it. */
  void tabTo(Locator goal) {
    assertThat(goal).isVisible();
    for (int i = 0; i < MOST_STOPS && !focused(goal); i++) {
      onwards();
      focusIsSeen();
    }
    assertThat(goal).isFocused();
  }

  /** One stop on; in an editor Tab indents, and Escape before it leaves, as the page says. */
  private void onwards() {
    if (Boolean.TRUE.equals(page.evaluate("() => !!document.activeElement.closest('.cm-editor')"))) {
      press("Escape");
    }
    press("Tab");
  }

  /** Goes there backwards. */
  void backTo(Locator goal) {
    for (int i = 0; i < MOST_STOPS && !focused(goal); i++) {
      press("Shift+Tab");
    }
    assertThat(goal).isFocused();
    assertThat(goal).isInViewport();
    focusIsSeen();
  }

  /** Goes to a button and presses it. */
  void pressOn(String button) {
    tabTo(House.button(page, button));
    press("Enter");
  }

  /** Answers what a dialog asks, whose first choice has the focus. */
  void confirm(String button) {
    Locator choice = page.locator("dialog[open]").getByText(button, new Locator.GetByTextOptions().setExact(true)).last();
    assertThat(choice).isVisible();
    tabTo(choice.locator("xpath=ancestor-or-self::button"));
    press("Enter");
    assertThat(page.locator("dialog[open]")).hasCount(0);
  }

  /** Which part of a room has the focus: {@code bar}, {@code task}, {@code editor}, {@code strip}, {@code side}. */
  String pane() {
    return String.valueOf(page.evaluate(PANE));
  }

  void toPane(String pane) {
    for (int i = 0; i < PANES && !pane.equals(pane()); i++) {
      press("F6");
    }
    assertThat(pane()).isEqualTo(pane);
  }

  void focusIsSeen() {
    assertThat(page.evaluate(UNSEEN_FOCUS)).as("what has the focus without showing it").isEqualTo("");
  }

  private static boolean focused(Locator locator) {
    return Boolean.TRUE.equals(locator.evaluate("element => element === document.activeElement"));
  }
}
