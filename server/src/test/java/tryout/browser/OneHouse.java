package tryout.browser;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** One server for all tests of a class, with browsers around it whose pages complain in none of them. */
@Tag("page")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneHouse {
  House house;

  /** Further settings of the server. */
  Map<String, String> settings() {
    return Map.of();
  }

  @BeforeAll
  void openHouse() {
    house = new House(settings());
    house.awaitPrograms();
  }

  @AfterEach
  void quiet() {
    house.quiet();
  }

  @AfterAll
  void closeHouse() {
    house.close();
  }
}
