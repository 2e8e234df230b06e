package tryout.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tryout.idea.Detail;
import tryout.idea.Extra;
import tryout.idea.Idea;
import tryout.idea.IdeaLimits;
import tryout.idea.Link;
import tryout.idea.MentorLine;

/**
 * Puts the blocks of one idea into its fields, in the order of the page. What stands behind a label is its value; all
 * else is description, so that no word is lost.
 */
final class Fields {
  private final Format format;
  private final Prose description;
  /** What was said of each, piece by piece: a label may come as often as a page is long. */
  private final Map<Detail, StringBuilder> details = new EnumMap<>(Detail.class);
  private final List<Link> links = new ArrayList<>();
  private final List<Extra> extra = new ArrayList<>();
  private @Nullable List<MentorLine> mentors;
  private String title = "";

  /** The label whose value is being collected. */
  private @Nullable Label open;
  private final List<Block> value = new ArrayList<>();
  /** Whether the value is all that follows, and not only the next block. */
  private boolean all;
  /** Whether a list of details was announced. */
  private boolean announced;
  /** How the paragraph before shows its label, and whether that label is no field. */
  private Labels.@Nullable Manner manner;
  private boolean owned;

  Fields(Format format) {
    this.format = format;
    description = new Prose(format);
  }

  void take(List<Block> blocks) {
    blocks.forEach(this::take);
  }

  /** All that comes until the next label belongs to this one. */
  void heading(Label label) {
    start(label, "", 0);
    all = true;
  }

  void describe(Block block) {
    close();
    description.add(block);
  }

  Idea idea(String heading) {
    close();
    return new Idea(heading, description.text(), texts(), links, mentors, extra);
  }

  /** What the page names as title, apart from the heading. */
  String title() {
    close();
    return title;
  }

  /** A label that is too long for one is words of the description. */
  void extra(String label, String text) {
    if (label.length() <= IdeaLimits.LABEL_UNITS && Values.says(label)) {
      extra.add(new Extra(Literal.plain(label), text));
    } else {
      describe(new Block.Prose(0, (label + ": " + text).strip()));
    }
  }

  void link(Link link) {
    links.add(link);
  }

  /** Gives a field that the page says elsewhere, unless it is said here. */
  void whereAbsent(Detail detail, String text) {
    details.putIfAbsent(detail, new StringBuilder(text));
  }

  /** A row of cells under labels. */
  void give(Label label, Block cell) {
    start(label, "", cell.line());
    value.add(cell);
    close();
  }

  private void take(Block block) {
    boolean expected = announced || open == Label.DETAILS;
    announced = false;
    switch (block) {
      case Block.Prose prose -> prose(prose);
      case Block.Listing list -> list(list, expected);
      case Block.Table table -> table(table);
      case Block.Quote quote when Labels.tells(quote) -> {
        close();
        take(quote.blocks());
        close();
      }
      case Block.Rule rule -> describe(rule);
      default -> value(block);
    }
  }

  private void value(Block block) {
    if (wants(block)) {
      value.add(block);
    } else {
      describe(block);
    }
  }

  private boolean wants(Block block) {
    if (open == null || open == Label.DETAILS) {
      return false;
    }
    boolean leads = !value.isEmpty() && value.getLast() instanceof Block.Prose words && words.text().stripTrailing().endsWith(":") && block instanceof Block.Listing;
    return value.isEmpty() || all || leads;
  }

  /** A paragraph below one that a label begins, which begins with a label of its own in the same manner. */
  private boolean ownLabel(Block.Prose prose) {
    Labels.Manner before = manner;
    manner = Labels.manner(prose);
    boolean among = open == null ? owned : !open.leads && !value.isEmpty();
    owned = false;
    Labelled own = among && before != null && before == manner ? Labels.own(prose, before) : null;
    if (own == null || own.label() != null) {
      return false;
    }
    close();
    extra(Values.bare(own.words()), Values.of(List.of(new Block.Prose(prose.line(), own.value())), format));
    owned = true;
    return true;
  }

  private void prose(Block.Prose prose) {
    if (ownLabel(prose)) {
      return;
    }
    List<String> run = new ArrayList<>();
    int began = prose.line();
    int number = prose.line();
    boolean within = false;
    List<String> lines = Labels.lines(prose);
    boolean whole = lines.size() == Lines.split(prose.text()).size();
    boolean known = lines.stream().anyMatch(line -> Labels.label(line, false) != null);
    boolean only = known && lines.stream().allMatch(line -> Labels.unknown(line) != null);
    for (int i = 0; i < lines.size(); i++) {
      Labelled label = Labels.label(lines.get(i), i == 0);
      Labelled own = label == null && known && (only || Labels.isForeign(lines.get(i))) ? Labels.unknown(lines.get(i)) : null;
      if (own != null && !own.value().isEmpty() && own.label() == null) {
        // Among labels that are known, one that is not has a value of its own too.
        words(run, began, within);
        run.clear();
        close();
        within = true;
        extra(Values.bare(own.words()), Values.of(List.of(new Block.Prose(number, own.value())), format));
      } else if (label != null && label.label() != null) {
        words(run, began, within);
        run.clear();
        start(label.label(), label.value(), number);
        all = label.label().wide && label.value().isEmpty() && label.marked() && lines.get(i).indexOf(':') < 0;
        within = true;
      } else {
        began = run.isEmpty() ? number : began;
        run.add(lines.get(i));
      }
      number += i + 1 < lines.size() && whole ? 1 : 0;
    }
    words(run, began, within);
  }

  /** Words of a paragraph: behind a label of the same paragraph they are its value. */
  private void words(List<String> run, int line, boolean within) {
    if (run.isEmpty() || run.stream().allMatch(String::isBlank)) {
      return;
    }
    Block.Prose words = new Block.Prose(line, String.join("\n", run));
    if (within && open != null && !value.isEmpty() && value.getLast() instanceof Block.Prose last) {
      value.set(value.size() - 1, new Block.Prose(last.line(), last.text() + "\n" + words.text()));
    } else if (within && open != null && open != Label.DETAILS) {
      value.add(words);
    } else if (Labels.isForeign(run.getFirst()) && !(wants(words) && value.isEmpty())) {
      describe(words);
    } else {
      value(words);
    }
  }

  private void list(Block.Listing list, boolean expected) {
    boolean details = Labels.isDetails(list, expected);
    if (!details && wants(list)) {
      value.add(list);
    } else if (!details) {
      describe(list);
    } else {
      List<Block.Item> led = wants(list) ? Labels.leading(list) : List.of();
      if (!led.isEmpty()) {
        value.add(Bullets.list(list.line(), false, led.stream().map(item -> Bullets.item(item.line(), item.blocks())).toList()));
      }
      close();
      for (List<Block.Item> group : format == Format.MARKDOWN ? Labels.groups(list, led.size()) : List.of(list.items().subList(led.size(), list.items().size()))) {
        boolean told = expected || group.stream().map(Labels::label).anyMatch(label -> label != null && label.label() != null);
        group.forEach(told ? this::item : description::item);
      }
      description.tear();
    }
  }

  private void item(Block.Item item) {
    Labelled label = Labels.label(item);
    if (label == null) {
      description.item(item);
      return;
    }
    Block.Prose first = (Block.Prose) item.blocks().getFirst();
    List<String> lines = Lines.split(first.text());
    String behind = String.join("\n", lines.subList(1, lines.size()));
    List<Block> rest = item.blocks().subList(1, item.blocks().size());
    if (label.label() == null) {
      List<Block> words = new ArrayList<>();
      String value = (label.value() + "\n" + behind).strip();
      if (!value.isEmpty()) {
        words.add(new Block.Prose(first.line(), value));
      }
      words.addAll(rest);
      extra(Values.bare(label.words()), Values.of(words, format));
      return;
    }
    start(label.label(), label.value(), first.line());
    if (!behind.isBlank()) {
      inItem(new Block.Prose(first.line() + 1, behind));
    }
    if (open == Label.DETAILS) {
      announced = true;
      take(rest);
    } else {
      value.addAll(rest);
    }
    close();
  }

  /** Further lines of an item may have labels of their own. */
  private void inItem(Block.Prose behind) {
    for (String line : Labels.lines(behind)) {
      Labelled label = Labels.label(line, false);
      if (label != null && label.label() != null) {
        start(label.label(), label.value(), behind.line());
      } else if (!value.isEmpty() && value.getLast() instanceof Block.Prose last) {
        value.set(value.size() - 1, new Block.Prose(last.line(), last.text() + "\n" + line));
      } else {
        value.add(new Block.Prose(behind.line(), line));
      }
    }
  }

  private void table(Block.Table table) {
    if (Tables.isOfLabels(table)) {
      close();
      for (List<String> row : table.rows()) {
        row(row, table.line());
      }
      description.tear();
    } else if (Tables.isOneBelowLabels(table)) {
      close();
      List<String> head = table.rows().getFirst();
      for (int i = 0; i < head.size(); i++) {
        row(List.of(head.get(i), i < table.rows().get(1).size() ? table.rows().get(1).get(i) : ""), table.line());
      }
      description.tear();
    } else {
      value(table);
    }
  }

  private void row(List<String> row, int line) {
    String head = Values.bare(row.getFirst());
    String words = head.endsWith(":") ? head.substring(0, head.length() - 1) : head;
    String text = String.join(" ", row.subList(Math.min(1, row.size()), row.size())).strip();
    Label label = Label.of(words);
    if (label != null) {
      start(label, text, line);
      close();
    } else if (Values.says(words)) {
      extra(words, Values.of(List.of(new Block.Prose(line, text)), format));
    } else if (Values.says(text)) {
      describe(new Block.Prose(line, text));
    }
  }

  private void start(Label label, String words, int line) {
    close();
    open = label;
    all = false;
    if (!words.isEmpty()) {
      value.add(new Block.Prose(line, words));
    }
  }

  private void close() {
    Label label = open;
    open = null;
    all = false;
    if (label == null) {
      return;
    }
    List<Block> said = List.copyOf(value);
    value.clear();
    give(label, said);
    if (label != Label.DESCRIPTION) {
      description.tear();
    }
  }

  private void give(Label label, List<Block> said) {
    switch (label) {
      case DETAILS -> {
        announced = said.isEmpty();
        said.forEach(description::add);
      }
      case DESCRIPTION -> {
        description.tear();
        said.forEach(description::add);
      }
      case TITLE -> title = title.isEmpty() ? Values.said(said, format) : title;
      case MENTORS -> {
        mentors = mentors == null ? new ArrayList<>() : mentors;
        mentors.addAll(People.of(said));
      }
      case LINKS -> {
        References references = References.of(said);
        links.addAll(references.links());
        references.rest().forEach(words -> description.item(new Block.Item(said.getFirst().line(), List.of(new Block.Prose(said.getFirst().line(), words)), words)));
      }
      default -> {
        if (label.detail != null) {
          String text = Values.said(said, format);
          StringBuilder before = details.computeIfAbsent(label.detail, detail -> new StringBuilder());
          before.append(before.isEmpty() || text.isEmpty() ? "" : label.wide ? "\n\n" : ", ").append(text);
        }
      }
    }
  }

  private Map<Detail, String> texts() {
    Map<Detail, String> all = new EnumMap<>(Detail.class);
    details.forEach((detail, text) -> all.put(detail, text.toString()));
    return all;
  }
}
