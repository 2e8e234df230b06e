package tryout.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tryout.TestServer;

/** What is packaged is asked for under a name that changes with it, so that nobody fetches or even asks twice. */
class EditionTest {
  private static final Pattern STYLE = Pattern.compile("\"(/assets/e-[0-9a-f]{16})(/look/base.css)\"");
  private static final Pattern PRELOAD = Pattern.compile("rel=\"modulepreload\"[^>]* href=\"([^\"]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from \"(\\.[^\"]+)\"");

  @Test
  void an_asset_of_this_edition_is_kept_for_a_year_and_under_any_other_name_it_is_asked_for_again() {
    try (TestServer server = new TestServer(Optional.empty())) {
      String page = server.send("GET", "/sign-in", "").text();
      Matcher style = STYLE.matcher(page);
      assertThat(style.find()).as(page).isTrue();
      assertThat(page).doesNotContain("\"/assets/look");
      assertThat(caching(server, style.group(1) + style.group(2))).endsWith("immutable");
      assertThat(caching(server, "/assets/e-0123456789abcdef" + style.group(2))).isEqualTo("no-cache");
      assertThat(caching(server, "/assets" + style.group(2))).isEqualTo("no-cache");
      assertThat(server.send("GET", style.group(1) + style.group(1) + style.group(2), "").status()).isEqualTo(404);
    }
  }

  @Test
  void a_page_names_all_modules_that_it_will_ask_for_once_so_that_they_come_in_one_wave() {
    try (TestServer server = new TestServer(Optional.empty())) {
      List<String> named = PRELOAD.matcher(server.send("GET", "/sign-in", "").text()).results().map(link -> link.group(1)).toList();
      assertThat(named).as("nothing twice").doesNotHaveDuplicates();
      assertThat(named).anyMatch(path -> path.endsWith("/shared/session.js"));
      for (String path : named) {
        TestServer.Answer module = server.send("GET", path, "");
        assertThat(module.status()).as(path).isEqualTo(200);
        IMPORT.matcher(module.text()).results().map(found -> URI.create(path).resolve(found.group(1)).getPath())
            .forEach(imported -> assertThat(named).as("behind %s", path).contains(imported));
      }
    }
  }

  private static String caching(TestServer server, String path) {
    TestServer.Answer answer = server.send("GET", path, "");
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.header("Cache-Control");
  }
}
