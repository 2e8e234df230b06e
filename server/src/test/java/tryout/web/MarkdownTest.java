package tryout.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private static final Set<String> TAGS =
      Set.of("p", "h2", "h3", "ul", "ol", "li", "code", "pre", "em", "strong", "blockquote", "a", "table", "thead", "tbody", "tr", "th", "td", "br", "hr");

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "plain *soft* **hard** `code`|[[\"p\",{},\"plain \",[\"em\",{},\"soft\"],\" \",[\"strong\",{},\"hard\"],\" \",[\"code\",{},\"code\"]]]",
    "# One|[[\"h2\",{},\"One\"]]",
    "### Three|[[\"h3\",{},\"Three\"]]",
    "3. a|[[\"ol\",{\"start\":\"3\"},[\"li\",{},\"a\"]]]",
    "- a|[[\"ul\",{},[\"li\",{},\"a\"]]]",
    "[x](https://a.example)|[[\"p\",{},[\"a\",{\"href\":\"https://a.example\"},\"x\"]]]",
    "[x](javascript:alert(1))|[[\"p\",{},\"x\"]]",
    "[x](data:text/html,y)|[[\"p\",{},\"x\"]]",
    "![word](https://a.example/i.png)|[[\"p\",{},\"word\"]]",
    "a <b>bold</b>|[[\"p\",{},\"a <b>bold</b>\"]]",
  })
  void L_18_a_text_becomes_a_tree(String markdown, String tree) {
    assertThat(Markdown.tree(markdown)).isEqualTo(new JsonArray(tree));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](JaVaScRiPt:alert(1))", "<javascript:alert(1)>",
    "| a |\n|---|\n| <i>b</i> |", "[a]: javascript:x\n\n[a]", "> > > # x\n\n    code\n\n***\n\nline  \nbreak"
  })
  void SEC_13_nothing_but_the_listed_tags_and_attributes_comes_out(String markdown) {
    check(Markdown.tree(markdown));
  }

  private static void check(JsonArray nodes) {
    for (Object node : nodes) {
      if (node instanceof JsonArray element) {
        assertThat(TAGS).contains(element.getString(0));
        JsonObject attributes = element.getJsonObject(1);
        assertThat(Set.of("href", "start")).containsAll(attributes.fieldNames());
        assertThat(attributes.getString("href", "https:")).matches("(https?|mailto):.*");
        JsonArray children = new JsonArray();
        element.stream().skip(2).forEach(children::add);
        check(children);
      } else {
        assertThat(node).isInstanceOf(String.class);
      }
    }
  }

  @Test
  void SEC_44_deep_nesting_is_cut_off() {
    check(Markdown.tree(">".repeat(20_000)));
    check(Markdown.tree("*_".repeat(5_000) + "x" + "_*".repeat(5_000)));
    check(Markdown.tree("[".repeat(20_000)));
  }
}
