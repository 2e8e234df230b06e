package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Following somebody, and pointing at a line. */
class PresencePageTest extends PairedHouse {
  private static final String LONG = "/* first */\n" + "int x;\n".repeat(120) + "/* last */\n";

  private Locator follow() {
    return mentor.locator("#editor").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("ollow")));
  }

  private Locator line(String words) {
    return mentor.locator(".cm-line").filter(new Locator.FilterOptions().setHasText(words));
  }

  @Test
  void E_10_following_shows_where_somebody_is_a_click_goes_on_scrolling_stops_and_the_chip_resumes() {
    exercise();
    write(LONG);
    follow().click();
    assertThat(follow()).hasAttribute("aria-pressed", "true");
    assertThat(mentor.locator("#editor")).hasClass(Pattern.compile("followed p1"));
    candidate.keyboard().press("Control+Home");
    candidate.keyboard().press("ArrowDown");
    assertThat(line("/* first */")).isInViewport();
    candidate.keyboard().press("Control+End");
    assertThat(line("/* last */")).isInViewport();
    Browsers.shots(mentor, "following");
    line("/* last */").click();
    assertThat(follow()).hasAttribute("aria-pressed", "true");
    mentor.mouse().wheel(0, -3_000);
    assertThat(follow()).hasAttribute("aria-pressed", "false");
    assertThat(follow()).containsText("Resume following");
    assertThat(mentor.locator("#editor")).not().hasClass(Pattern.compile("followed"));
    candidate.keyboard().press("ArrowUp");
    assertThat(line("/* last */")).not().isInViewport();
    follow().click();
    assertThat(line("/* last */")).isInViewport();
    assertThat(follow()).hasAttribute("aria-pressed", "true");
    house.quiet();
  }

  @Test
  void E_11_alt_and_a_click_pulse_a_line_for_everybody_while_mentors_type_nothing() {
    exercise();
    write("/* first */\nint second;\nint third;\n");
    assertThat(mentor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Typing off"))).isVisible();
    candidate.evaluate("() => { window.pulsed = ''; new MutationObserver(() => { const line = document.querySelector('.cm-line.pulse'); "
        + "if (line) window.pulsed = line.textContent }).observe(document.querySelector('.cm-content'), {subtree: true, attributes: true, childList: true}) }");
    line("int second").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.ALT)));
    candidate.waitForFunction("() => window.pulsed.includes('int second')");
    assertThat(candidate.locator("[aria-live]").filter(new Locator.FilterOptions().setHasText("points at line 2 of main.c")).first()).isAttached();
    line("int third").click();
    mentor.keyboard().type("nothing of this");
    assertThat(candidate.locator(".cm-content")).not().containsText("nothing of this");
    house.quiet();
  }
}
