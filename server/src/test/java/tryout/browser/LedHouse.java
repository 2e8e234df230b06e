package tryout.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;

/** A house whose lead is signed in on one page, which the tests of a class hand on. */
abstract class LedHouse extends OneHouse {
  Page mentor;

  @BeforeAll
  void lead() {
    mentor = house.lead("mentor");
  }
}
