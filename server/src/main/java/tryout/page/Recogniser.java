package tryout.page;

import java.util.ArrayList;
import java.util.List;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Detail;
import tryout.idea.Idea;
import tryout.idea.IdeaLimits;
import tryout.idea.Link;

/**
 * Finds ideas in a page, whatever it was written in. A part of a page is an idea when labels stand in it that only ideas
 * have (IMP-6): two of them, or its mentors, or one where it stands below a heading such as "Project ideas". A part
 * without any is one where those beside it below such a heading are, unless its title says that it is something else.
 */
final class Recogniser {
  private static final int ENOUGH = 2;

  private final Source source;
  private final Format format;
  private final Part root;
  private final List<Found.One> ideas = new ArrayList<>();
  private final List<Found.Section> sections = new ArrayList<>();
  private final List<Found.Skipped> skipped;
  private final List<String> notes;

  Recogniser(Source source, Format format, List<Found.Skipped> skipped) {
    this.source = source;
    this.format = format;
    this.skipped = new ArrayList<>(skipped);
    notes = new ArrayList<>(source.notes());
    root = Part.tree(source.blocks());
  }

  Found found() {
    List<Part> parts = root.all();
    for (Part part : parts) {
      part.form = part.parent != null && (part.parent.form || Template.isTitle(part.title()) && !Template.holds(part.title()) || isHeldForm(part));
    }
    boolean anyHeading = parts.stream().anyMatch(part -> part.ofIdeas);
    // What stands deeper is decided first.
    for (int i = parts.size() - 1; i >= 0; i--) {
      parts.get(i).idea = isIdea(parts.get(i), anyHeading);
    }
    parts.forEach(this::withoutInner);
    parts.forEach(this::withoutLabels);
    long count = parts.stream().filter(part -> part.idea).count();
    if (count > IdeaLimits.PAGE_IDEAS) {
      throw tooMany(count);
    }
    write(root, false);
    if (ideas.size() > IdeaLimits.PAGE_IDEAS) {
      throw tooMany(ideas.size());
    }
    return new Found(format, ideas, sections, skipped, notes);
  }

  private static Refused tooMany(long count) {
    return new Refused(Code.INVALID, "A page has %d ideas at most, this one has %,d: read it in parts.".formatted(IdeaLimits.PAGE_IDEAS, count));
  }

  private static boolean isHeldForm(Part part) {
    for (Part above = part; above != null; above = above.parent) {
      if (Template.holds(above.title())) {
        return part.strong() > 0;
      }
    }
    return false;
  }

  private boolean isIdea(Part part, boolean anyHeading) {
    if (part.heading == null || part.form || part.ofIdeas || part.label != null) {
      return false;
    }
    if (part.holdsIdeas()) {
      return part.goesOnBelow() || part.own(ENOUGH) && !Headings.isNone(part.title());
    }
    int strong = part.strong();
    if (strong >= ENOUGH) {
      // Below an introduction stand headings such as "Mentors" that are about the whole page.
      return !Headings.isForm(part.title()) && (part.own(1) || !Headings.isNone(part.title()));
    }
    boolean below = part.isBelowIdeas();
    boolean mentored = part.labels().contains(Label.MENTORS);
    return strong == 1 && !Headings.isNone(part.title()) && (below || mentored && !anyHeading);
  }

  /** What stands within an idea and has but one label belongs to that idea. */
  private void withoutInner(Part part) {
    for (Part above = part.parent; part.idea && above != null; above = above.parent) {
      if (above.idea && (part.strong() < ENOUGH || above.goesOnBelow())) {
        part.idea = false;
      }
    }
  }

  /** Ideas that say nothing about themselves but what they are. */
  private void withoutLabels(Part parent) {
    boolean below = parent.ofIdeas || parent.isBelowIdeas();
    if (parent.heading == null || parent.idea || !below) {
      return;
    }
    List<Part> labelled = parent.children.stream().filter(child -> child.idea).toList();
    List<Part> candidates = parent.children.stream().filter(child -> !child.idea && !child.form && !child.holdsIdeas() && !labelled.isEmpty()
        && child.depth() == labelled.getFirst().depth() && child.hasWords() && !Headings.isAside(child.title()) && !child.ofIdeas && child.label == null).toList();
    if (labelled.size() >= ENOUGH || !labelled.isEmpty() && labelled.size() >= candidates.size()) {
      candidates.forEach(candidate -> candidate.idea = true);
    }
  }

  private void write(Part part, boolean within) {
    if (part.form) {
      form(part);
      return;
    }
    examples(part);
    if (part.idea) {
      idea(part);
    } else if (part.heading == null) {
      beginning(part);
    } else if (!within) {
      section(part);
    }
    for (Part child : part.children) {
      boolean inner = (part.idea || within) && !child.idea && !child.holdsIdeas();
      write(child, inner && !child.form);
    }
  }

  private void form(Part part) {
    Block.Heading heading = part.heading;
    skipped.add(new Found.Skipped(heading == null ? 1 : heading.line(), Literal.plain(part.title()), "template", Prose.of(part.allBlocks(), format)));
  }

  /** Forms that are shown as they are; their text stays where it is. */
  private void examples(Part part) {
    for (Block block : part.blocks) {
      examples(block);
    }
  }

  private void examples(Block block) {
    if (block instanceof Block.Pre pre) {
      Template.Heading form = Template.in(pre.text(), pre.first());
      if (form != null) {
        skipped.add(new Found.Skipped(form.line(), form.title(), "template", ""));
      }
    } else if (block instanceof Block.Listing list) {
      list.items().forEach(item -> item.blocks().forEach(this::examples));
    } else if (block instanceof Block.Quote quote) {
      quote.blocks().forEach(this::examples);
    }
  }

  private void idea(Part part) {
    Fields fields = new Fields(format);
    fields.take(part.blocks);
    inner(part, fields);
    String heading = title(part.title(), fields);
    String named = fields.title();
    if (!named.isEmpty() && Headings.saysNothing(heading)) {
      fields.extra("Heading", heading);
      heading = named;
    } else if (!named.isEmpty() && !Idea.key(named).equals(Idea.key(heading))) {
      fields.extra("Title", named);
    }
    above(part, fields);
    add(part.heading == null ? 1 : part.heading.line(), fields.idea(heading));
  }

  private void add(int line, Idea idea) {
    ideas.add(new Found.One(line, idea));
    if (idea.title().length() > IdeaLimits.TITLE_UNITS) {
      notes.add("The title at line %d has more than %d characters.".formatted(line, IdeaLimits.TITLE_UNITS));
    }
    if (idea.description().length() > IdeaLimits.DESCRIPTION_UNITS) {
      notes.add("The description of “%s” has more than %,d characters.".formatted(idea.title(), IdeaLimits.DESCRIPTION_UNITS));
    }
  }

  private void inner(Part part, Fields fields) {
    for (Part child : part.children) {
      if (child.idea || child.form || child.holdsIdeas()) {
        continue;
      }
      Label label = child.label;
      if (label != null) {
        fields.heading(label);
      } else if (child.heading != null) {
        fields.describe(child.heading);
      }
      fields.take(child.blocks);
      inner(child, fields);
    }
  }

  /** A heading without what only makes it bold or a link. */
  private static String title(String heading, Fields fields) {
    String words = Headings.withoutNumber(withoutKind(heading));
    int anchor = words.endsWith("}") ? words.lastIndexOf("{#") : -1;
    words = anchor > 0 ? words.substring(0, anchor).strip() : words;
    List<Link> links = new ArrayList<>();
    String behind = words.contains("](") ? References.find(words, links) : "";
    if (!links.isEmpty()) {
      StringBuilder text = new StringBuilder();
      links.forEach(link -> text.append(text.isEmpty() ? "" : " ").append(link.text()));
      links.forEach(link -> fields.link(link));
      words = (text + " " + behind).strip();
    }
    return Literal.plain(Values.bare(words));
  }

  /** "**Idea:** Lamp": what is bold alone says what it is, and not how it is called. */
  private static String withoutKind(String heading) {
    Labelled read = Labelled.marked(heading);
    return read != null && read.words().equalsIgnoreCase("idea") && !read.value().isEmpty() ? read.value() : heading;
  }

  /** What the headings above an idea say about it: its component, or that it is a draft. */
  private void above(Part part, Fields fields) {
    Part parent = part.parent;
    for (Part above = parent; above != null; above = above.parent) {
      if (Headings.isOfDrafts(above.title())) {
        notes.add("“%s” stands below “%s”.".formatted(Literal.plain(part.title()), Literal.plain(above.title())));
      }
    }
    if (parent == null) {
      return;
    }
    Part before = part.before();
    if (before != null && !before.hasWords() && !Headings.isNone(before.title()) && parent.children.stream().anyMatch(Part::holdsIdeas)) {
      // A heading with nothing below it but this idea, which should have stood one deeper.
      fields.whereAbsent(Detail.COMPONENT, Literal.plain(Values.bare(before.title())));
    }
    if (parent.heading == null || parent.idea || parent.ofIdeas || Template.holds(parent.title())) {
      return;
    }
    boolean grouped = parent.isBelowIdeas() || parent.parent != null && parent.parent.children.stream().filter(Part::holdsIdeas).count() > 1;
    if (grouped) {
      String words = Literal.plain(Values.bare(parent.title()));
      fields.whereAbsent(Detail.COMPONENT, words);
    }
  }

  /** What stands before all headings: an idea where the page has no other, such as a page or mail of one. */
  private void beginning(Part part) {
    List<Block> blocks = new ArrayList<>(part.blocks);
    boolean matter = !blocks.isEmpty() && format == Format.MARKDOWN && blocks.getFirst() instanceof Block.Pre pre && pre.line() == 1 && source.title() != null;
    boolean whole = source.title() != null && root.all().stream().noneMatch(one -> one.idea) && (part.strong() >= ENOUGH || part.labels().contains(Label.MENTORS));
    if (whole) {
      if (matter) {
        sections.add(new Found.Section("", 0, 1, blocks.removeFirst().markdown()));
      }
      Fields fields = new Fields(format);
      fields.take(blocks);
      inner(part, fields);
      part.children.forEach(child -> child.consumed = true);
      int line = source.titleLine() > 0 ? source.titleLine() : blocks.isEmpty() ? 1 : blocks.getFirst().line();
      add(line, fields.idea(source.title() == null ? "" : source.title()));
    } else if (!blocks.isEmpty()) {
      sections.add(new Found.Section("", 0, blocks.getFirst().line(), Prose.of(rows(blocks), format)));
    }
  }

  private void section(Part part) {
    Block.Heading heading = part.heading;
    if (heading != null && !part.isConsumed()) {
      sections.add(new Found.Section(Literal.plain(Values.bare(heading.text())), heading.depth(), heading.line(), Prose.of(rows(part.blocks), format)));
    }
  }

  /** Without tables whose rows are ideas, which are taken. */
  private List<Block> rows(List<Block> blocks) {
    List<Block> rest = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Table table && Tables.isOfIdeas(table)) {
        table(table);
      } else {
        rest.add(block);
      }
    }
    return rest;
  }

  private void table(Block.Table table) {
    int titles = Tables.titles(table);
    List<String> head = table.rows().getFirst();
    for (int i = 1; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      String title = titles < row.size() ? row.get(titles) : "";
      if (!Values.says(title) || Template.isTitle(title)) {
        skipped.add(new Found.Skipped(table.line() + i + 1, Literal.plain(title), "template", String.join(" | ", row)));
        continue;
      }
      Fields fields = new Fields(format);
      for (int cell = 0; cell < row.size(); cell++) {
        Label label = cell < head.size() ? Tables.label(head.get(cell)) : null;
        if (cell != titles && label != null) {
          fields.give(label, new Block.Prose(table.line(), row.get(cell)));
        } else if (cell != titles) {
          String words = cell < head.size() && Values.says(head.get(cell)) ? Literal.plain(Values.bare(head.get(cell))) : "Column " + (cell + 1);
          fields.extra(words, Literal.plain(row.get(cell)));
        }
      }
      add(table.line() + i + 1, fields.idea(title(title, fields)));
    }
  }
}
