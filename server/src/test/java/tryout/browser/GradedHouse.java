package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A house in which mentors also grade, and there may be two of them. */
abstract class GradedHouse extends PairedHouse {
  static Locator criterion(Page page, String title) {
    return page.locator(".grade .graded").filter(new Locator.FilterOptions().setHas(page.locator("h3").getByText(title)));
  }

  static Locator level(Locator row, String name) {
    return row.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator notes(Page page) {
    return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Note for yourself"));
  }

  static void write(Page page, String label, String text) {
    page.getByLabel(label).last().fill(text);
    page.getByLabel(label).last().press("Enter");
  }

  /**
   * Somebody else of the organisation, signed in.
   *
   * @param page where they are
   * @param seat their place on a panel
   */
  record Colleague(Page page, JsonObject seat) {}

  Colleague colleague(String name) {
    JsonObject made = house.server.call("POST", "/people", house.token(), new JsonObject().put("name", name).put("roles", JsonArray.of("mentor")));
    Page page = house.browsers.person(name);
    page.navigate(made.getString("link"));
    House.button(page, "Sign in").click();
    assertThat(page.locator("h1")).hasText("Interviews");
    return new Colleague(page, new JsonObject().put("person", made.getJsonObject("person").getString("id")).put("role", "mentor"));
  }

  /** A whole card: this level for memory, with a pin as it needs one, and the usual for all else. */
  static void fillCard(Page page, String memory) {
    for (Locator row : House.each(page.locator(".grade .graded:not(.recommendation)"))) {
      level(row, row.textContent().contains("Memory") ? memory : "3 Good").click();
      assertThat(row.locator("[aria-checked=true]")).hasCount(1);
    }
    criterion(page, "Memory").locator(".pins .lone").click();
    assertThat(criterion(page, "Memory").locator(".pin-chip")).hasCount(1);
    level(page.locator(".recommendation"), "Rather yes").click();
    assertThat(level(page.locator(".recommendation"), "Rather yes")).isChecked();
  }

  static void lock(Page page) {
    House.button(page, "Lock my card").click();
    House.button(page, "Lock it").click();
    assertThat(page.locator(".grade")).containsText("Your card is locked.");
  }

  /** The lead puts down what the panel agreed on, criterion by criterion. */
  void agreeOnGood() {
    for (Locator row : House.each(mentor.locator(".consensus .graded"))) {
      level(row, "3 Good").click();
      assertThat(level(row, "3 Good")).isChecked();
    }
  }
}
