package tryout.page;

import java.util.List;

/**
 * A part of a page, whatever it is written in. Texts are Markdown: as they stand in a page of Markdown, made of what
 * stands in others.
 */
sealed interface Block {
  /** On which line of the page it begins, from 1. */
  int line();

  /** All of it as Markdown. */
  String markdown();

  /**
   * A heading.
   *
   * @param depth 1 for the outermost
   */
  record Heading(int line, int depth, String text) implements Block {
    @Override
    public String markdown() {
      return "#".repeat(Math.min(6, Math.max(1, depth))) + " " + text;
    }
  }

  /** Lines of words. */
  record Prose(int line, String text) implements Block {
    @Override
    public String markdown() {
      return text;
    }
  }

  /** A list, of bullets or numbers. */
  record Listing(int line, List<Item> items, String markdown) implements Block {
    public Listing {
      items = List.copyOf(items);
    }
  }

  /** One of a list. */
  record Item(int line, List<Block> blocks, String markdown) {
    public Item {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * What is shown as it is, such as a piece of a program.
   *
   * @param first where its text begins, which may be below the mark that opens it
   */
  record Pre(int line, int first, String text, String markdown) implements Block {}

  /** A line across the page. */
  record Rule(int line, String markdown) implements Block {}

  /** Rows of cells, the first of them the head. */
  record Table(int line, List<List<String>> rows, String markdown) implements Block {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A quotation, note or warning. */
  record Quote(int line, List<Block> blocks, String markdown) implements Block {
    public Quote {
      blocks = List.copyOf(blocks);
    }
  }

  /** A text that was written by {@link Exact}, to be taken to the letter. */
  record Verbatim(int line, String text) implements Block {
    @Override
    public String markdown() {
      return text;
    }
  }
}
