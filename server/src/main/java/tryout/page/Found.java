package tryout.page;

import java.util.List;
import tryout.idea.Idea;

/**
 * What a page holds. Every word of the page is in one of these, but for labels and marks.
 *
 * @param format how it was read
 * @param sections what is no idea, in the order of the page
 * @param skipped what might look like an idea and is none
 * @param notes what else was noticed, one sentence each
 */
public record Found(Format format, List<One> ideas, List<Section> sections, List<Skipped> skipped, List<String> notes) {
  public Found {
    ideas = List.copyOf(ideas);
    sections = List.copyOf(sections);
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  /**
   * An idea.
   *
   * @param line where its heading stands, from 1
   */
  public record One(int line, Idea idea) {}

  /**
   * A part of the page with what stands below its heading, down to the next.
   *
   * @param depth 1 for the outermost, 0 for what stands before all headings
   * @param text Markdown
   */
  public record Section(String title, int depth, int line, String text) {}

  /**
   * What is not read as an idea.
   *
   * @param reason one of {@code template}, {@code quoted}, {@code signature}, {@code automatic}, {@code unreadable}
   * @param text what stands there, where no section holds it
   */
  public record Skipped(int line, String title, String reason, String text) {}
}
