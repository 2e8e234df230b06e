package tryout.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * HTML that the server writes: elements and texts. Text goes in as text and nothing else, so nothing that anybody wrote is
 * ever parsed as markup, and an address that leads to a script is left out.
 */
public final class Markup {
  private static final Set<String> VOID = Set.of("br", "hr", "input", "meta", "link");
  private static final List<String> SAFE = List.of("/", "#", "?", "https://", "http://", "mailto:", "irc:", "ircs:");

  private final String tag;
  private final List<String> attributes = new ArrayList<>();
  private final StringBuilder inner = new StringBuilder();

  private Markup(String tag) {
    this.tag = tag;
  }

  /** An element with children, each of them a {@code Markup} or a text. */
  public static Markup of(String tag, Object... children) {
    Markup element = new Markup(tag);
    for (Object child : children) {
      element.add(child);
    }
    return element;
  }

  /** Several side by side, without an element around them. */
  public static Markup all(List<Markup> children) {
    return of("", children.toArray());
  }

  /** Nothing at all. */
  public static Markup nothing() {
    return of("");
  }

  public static Markup link(String href, Object... children) {
    return of("a", children).set("href", href);
  }

  /** Markdown, with headings that begin at a level of two. */
  public static Markup markdown(String text) {
    Markup all = nothing();
    JsonArray tree = Markdown.tree(text);
    tree.forEach(node -> all.add(node(node)));
    return all;
  }

  private static Object node(Object node) {
    if (!(node instanceof JsonArray element)) {
      return String.valueOf(node);
    }
    Markup made = new Markup(element.getString(0));
    JsonObject attributes = element.getJsonObject(1);
    attributes.forEach(attribute -> made.set(attribute.getKey(), String.valueOf(attribute.getValue())));
    for (int i = 2; i < element.size(); i++) {
      made.add(node(element.getValue(i)));
    }
    return made;
  }

  public Markup add(Object child) {
    inner.append(child instanceof Markup markup ? markup.toString() : escaped(String.valueOf(child)));
    return this;
  }

  /** An attribute. An address that is none of those that pages may lead to is left out. */
  public Markup set(String name, String value) {
    if (!name.equals("href") || leads(value)) {
      attributes.add(" " + name + "=\"" + escaped(value) + "\"");
    }
    return this;
  }

  private static boolean leads(String href) {
    String lower = href.toLowerCase(Locale.ROOT);
    return !lower.startsWith("//") && SAFE.stream().anyMatch(lower::startsWith);
  }

  /** Text as it stands in HTML, between tags and in attributes alike. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    if (tag.isEmpty()) {
      return inner.toString();
    }
    String open = "<" + tag + String.join("", attributes) + ">";
    return VOID.contains(tag) ? open : open + inner + "</" + tag + ">";
  }
}
