package tryout.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Markdown as a tree of nodes: a text, or {@code [tag, {attributes}, child, …]}. The tree is made from the parsed
 * document, never from HTML, so nothing an author writes is ever parsed by a browser; raw HTML is shown as the text it
 * is. Links lead to http, https and mailto only; pictures are shown as their words.
 *
 * <p>Nesting beyond {@value #MAX_DEPTH} levels is cut off with an ellipsis.
 */
public final class Markdown {
  private static final int MAX_DEPTH = 24;
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).maxOpenBlockParsers(MAX_DEPTH).build();

  private Markdown() {}

  /** The nodes of a text. */
  public static JsonArray tree(String markdown) {
    JsonArray nodes = new JsonArray();
    children(PARSER.parse(markdown), nodes, 0);
    return nodes;
  }

  private static void children(Node parent, JsonArray into, int depth) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      if (depth > MAX_DEPTH) {
        text("…", into);
        return;
      }
      add(child, into, depth);
    }
  }

  private static void add(Node node, JsonArray into, int depth) {
    switch (node) {
      case Text text -> text(text.getLiteral(), into);
      case Code code -> into.add(element("code").add(code.getLiteral()));
      case HtmlInline html -> text(html.getLiteral(), into);
      case HtmlBlock html -> into.add(element("p").add(html.getLiteral()));
      case FencedCodeBlock block -> into.add(element("pre").add(element("code").add(block.getLiteral())));
      case IndentedCodeBlock block -> into.add(element("pre").add(element("code").add(block.getLiteral())));
      case SoftLineBreak line -> text("\n", into);
      case HardLineBreak line -> into.add(element("br"));
      case ThematicBreak line -> into.add(element("hr"));
      case Link link -> link(link, into, depth);
      case OrderedList list -> nested(ordered(list), list, into, depth);
      case Paragraph paragraph when tight(paragraph) -> children(paragraph, into, depth);
      default -> other(node, into, depth);
    }
  }

  private static void other(Node node, JsonArray into, int depth) {
    String tag =
        switch (node) {
          case Paragraph block -> "p";
          case Heading heading -> heading.getLevel() < 2 ? "h2" : "h3";
          case BulletList list -> "ul";
          case ListItem item -> "li";
          case BlockQuote quote -> "blockquote";
          case Emphasis emphasis -> "em";
          case StrongEmphasis strong -> "strong";
          case TableBlock table -> "table";
          case TableHead head -> "thead";
          case TableBody body -> "tbody";
          case TableRow row -> "tr";
          case TableCell cell -> cell.isHeader() ? "th" : "td";
          default -> "";
        };
    if (tag.isEmpty()) {
      children(node, into, depth + 1);
    } else {
      nested(element(tag), node, into, depth);
    }
  }

  private static void nested(JsonArray element, Node node, JsonArray into, int depth) {
    children(node, element, depth + 1);
    into.add(element);
  }

  private static void link(Link link, JsonArray into, int depth) {
    String target = link.getDestination();
    String lower = target.toLowerCase(Locale.ROOT);
    if (lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:")) {
      nested(new JsonArray().add("a").add(new JsonObject().put("href", target)), link, into, depth);
    } else {
      children(link, into, depth + 1);
    }
  }

  private static JsonArray ordered(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    JsonObject attributes = start == null || start == 1 ? new JsonObject() : new JsonObject().put("start", start.toString());
    return new JsonArray().add("ol").add(attributes);
  }

  private static boolean tight(Paragraph paragraph) {
    Node list = paragraph.getParent() instanceof ListItem item ? item.getParent() : null;
    return list instanceof org.commonmark.node.ListBlock block && block.isTight();
  }

  private static JsonArray element(String tag) {
    return new JsonArray().add(tag).add(new JsonObject());
  }

  private static void text(String text, JsonArray into) {
    int last = into.size() - 1;
    boolean afterText = last >= 0 && into.getValue(last) instanceof String && (last > 0 || !isElement(into));
    if (afterText) {
      into.set(last, into.getString(last) + text);
    } else {
      into.add(text);
    }
  }

  /** In an element the first two entries are its tag and attributes, not text. */
  private static boolean isElement(JsonArray node) {
    return node.size() > 1 && node.getValue(1) instanceof JsonObject;
  }
}
