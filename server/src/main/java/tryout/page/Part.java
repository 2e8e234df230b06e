package tryout.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A heading with what stands below it. */
final class Part {
  final Block.@Nullable Heading heading;
  final @Nullable Part parent;
  final List<Block> blocks = new ArrayList<>();
  final List<Part> children = new ArrayList<>();
  /** What its title is as a label, and whether ideas stand below it. */
  final @Nullable Label label;
  final boolean ofIdeas;
  private @Nullable Set<Label> own;
  private @Nullable Map<Integer, Integer> whole;
  boolean idea;
  boolean form;
  boolean consumed;

  private Part(Block.@Nullable Heading heading, @Nullable Part parent) {
    this.heading = heading;
    this.parent = parent;
    label = heading == null ? null : Label.of(heading.text());
    ofIdeas = heading != null && Headings.isOfIdeas(heading.text());
  }

  static Part tree(List<Block> blocks) {
    Part root = new Part(null, null);
    Part at = root;
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        while (at.parent != null && at.depth() >= heading.depth()) {
          at = at.parent;
        }
        Part part = new Part(heading, at);
        at.children.add(part);
        at = part;
      } else {
        at.blocks.add(block);
      }
    }
    return root;
  }

  /** What stands before it in the same part, as deep as it, or null. */
  @Nullable Part before() {
    int at = parent == null ? 0 : parent.children.indexOf(this);
    Part before = parent == null || at == 0 ? null : parent.children.get(at - 1);
    return before != null && before.depth() == depth() ? before : null;
  }

  int depth() {
    return heading == null ? 0 : heading.depth();
  }

  String title() {
    return heading == null ? "" : heading.text();
  }

  List<Part> all() {
    List<Part> all = new ArrayList<>();
    all.add(this);
    for (Part child : children) {
      all.addAll(child.all());
    }
    return all;
  }

  List<Block> allBlocks() {
    List<Block> all = new ArrayList<>(blocks);
    for (Part child : children) {
      if (child.heading != null) {
        all.add(child.heading);
      }
      all.addAll(child.allBlocks());
    }
    return all;
  }

  boolean isConsumed() {
    return consumed || parent != null && parent.isConsumed();
  }

  boolean hasWords() {
    return !children.isEmpty() || blocks.stream().anyMatch(block -> !isCall(block));
  }

  boolean holdsIdeas() {
    return children.stream().anyMatch(child -> child.idea || child.holdsIdeas());
  }

  /** A template of a wiki that is put in there, of which only its name and values stand in the page. */
  private static boolean isCall(Block block) {
    return block instanceof Block.Prose prose && prose.text().startsWith("{{") && prose.text().endsWith("}}");
  }

  /**
   * Whether the one idea below it is the rest of this one, since a heading stands in the midst of its labels: those
   * above do not come again below, and beside it stands one with all of its own.
   */
  boolean goesOnBelow() {
    Set<Label> above = ownLabels();
    return children.size() == 1 && own(1) && isBelowIdeas() && children.getFirst().ownLabels().stream().noneMatch(above::contains) && besideWhole();
  }

  private boolean besideWhole() {
    int others = parent == null ? 0 : parent.whole().getOrDefault(depth(), 0) - (strong() > 1 ? 1 : 0);
    return others > 0;
  }

  /** How many parts right below it have enough labels of their own, by their depth. */
  private Map<Integer, Integer> whole() {
    Map<Integer, Integer> counted = whole;
    if (counted == null) {
      counted = new HashMap<>();
      for (Part child : children) {
        counted.merge(child.depth(), child.strong() > 1 ? 1 : 0, Integer::sum);
      }
      whole = counted;
    }
    return counted;
  }

  boolean isBelowIdeas() {
    return parent != null && (parent.ofIdeas || parent.isBelowIdeas());
  }

  /** Labels in it, also those that are headings themselves. */
  Set<Label> labels() {
    Set<Label> labels = EnumSet.noneOf(Label.class);
    labels.addAll(ownLabels());
    for (Part child : children) {
      Label label = child.label;
      if (label != null) {
        labels.add(label);
        labels.addAll(child.ownLabels());
      }
    }
    return labels;
  }

  int strong() {
    return (int) labels().stream().filter(label -> label.tells).count();
  }

  boolean own(int enough) {
    return ownLabels().stream().filter(label -> label.tells).count() >= enough;
  }

  private Set<Label> ownLabels() {
    Set<Label> labels = own;
    if (labels == null) {
      labels = EnumSet.noneOf(Label.class);
      for (Block block : blocks) {
        Signs.in(block, labels);
      }
      own = labels;
    }
    return labels;
  }
}
