package tryout.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.PageCode;

/** The pure modules of the pages, tried in Node on the published editor packages. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class PageCodeTest {
  @Test
  void the_tests_of_page_code_pass() throws IOException, InterruptedException {
    assertThat(PageCode.run("npm", "test")).contains("fail 0").doesNotContain("pass 0\n");
  }
}
