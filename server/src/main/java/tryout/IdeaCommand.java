package tryout;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tryout.fault.CannotStart;
import tryout.fault.Refused;
import tryout.idea.Detail;
import tryout.idea.Idea;
import tryout.idea.IdeaLimits;
import tryout.idea.MentorLine;
import tryout.page.Format;
import tryout.page.Found;
import tryout.page.IdeaJson;
import tryout.page.Page;

/**
 * Reads a page of ideas from the command line and tells what an import would find, without a server and without changing
 * anything.
 *
 * @param file the page
 * @param format how it is written; found out where it is not said
 * @param pages a folder of pages that it may put into itself
 * @param json whether one object is told instead of a table
 */
record IdeaCommand(Path file, Optional<Format> format, Optional<Path> pages, boolean json) {
  static final String USAGE = "bin/tryout idea import FILE [--format mediawiki|markdown|rst|rendered|mail] [--pages FOLDER] [--json]";
  private static final int WIDEST = 60;
  private static final int MOST_NOTE = 300;

  /** @throws CannotStart where the words are none of this command's */
  static IdeaCommand parse(List<String> words) throws CannotStart {
    if (words.isEmpty() || !words.getFirst().equals("import")) {
      throw new CannotStart("It takes this: " + USAGE);
    }
    Optional<Path> file = Optional.empty();
    Optional<Format> format = Optional.empty();
    Optional<Path> pages = Optional.empty();
    boolean json = false;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "--json" -> json = true;
        case "--format" -> format = Optional.of(format(value(words, ++i)));
        case "--pages" -> pages = Optional.of(Path.of(value(words, ++i)));
        default -> {
          if (word.startsWith("-") || file.isPresent()) {
            throw new CannotStart((word.startsWith("-") ? "There is no option %s: %s" : "One file is read at a time, and %s is another: %s").formatted(word, USAGE));
          }
          file = Optional.of(Path.of(word));
        }
      }
    }
    return new IdeaCommand(file.orElseThrow(() -> new CannotStart("There is no file to read: " + USAGE)), format, pages, json);
  }

  private static String value(List<String> words, int at) throws CannotStart {
    if (at >= words.size()) {
      throw new CannotStart(words.getLast() + " needs a word behind it: " + USAGE);
    }
    return words.get(at);
  }

  private static Format format(String slug) throws CannotStart {
    return Format.of(slug).orElseThrow(() -> new CannotStart("There is no format %s: %s".formatted(slug, USAGE)));
  }

  /**
   * Reads the page and tells what is in it.
   *
   * @return the status to end with
   */
  int run() throws CannotStart {
    try {
      Found found = Page.read(read(file), format, others());
      System.out.print(json ? new JsonObject(IdeaJson.of(found)).encodePrettily() + "\n" : told(found));
      return 0;
    } catch (Refused refused) {
      throw new CannotStart("%s: %s".formatted(file, refused.detail()));
    }
  }

  /** No more is read than is needed to see that it is too much. */
  private static byte[] read(Path file) throws CannotStart {
    if (!Files.exists(file)) {
      throw new CannotStart("There is no file %s.".formatted(file));
    }
    if (Files.isDirectory(file)) {
      throw new CannotStart("%s is a folder: name the page in it.".formatted(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(IdeaLimits.PAGE_BYTES + 1);
    } catch (IOException e) {
      throw new CannotStart("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Each page by the name of its file, without what is behind the last dot. */
  private Map<String, String> others() throws CannotStart {
    Map<String, String> others = new HashMap<>();
    if (pages.isEmpty()) {
      return others;
    }
    Path folder = pages.get();
    if (!Files.isDirectory(folder)) {
      throw new CannotStart("There is no folder %s.".formatted(folder));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path one : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(one).toString();
        others.put(name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name, new String(read(one), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new CannotStart("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
    return others;
  }

  private static String told(Found found) {
    StringBuilder told = new StringBuilder("Read as %s: %s, %s, %s.%n".formatted(found.format().slug(), count(found.ideas().size(), "idea"),
        count(found.sections().size(), "other section"), count(found.skipped().size(), "thing skipped", "things skipped")));
    if (!found.ideas().isEmpty()) {
      int widest = found.ideas().stream().mapToInt(one -> Math.min(WIDEST, one.idea().title().length())).max().orElse(0);
      told.append("%n  line  %s  what it says%n".formatted(padded("title", widest)));
      found.ideas().forEach(one -> told.append("%6d  %s  %s%n".formatted(one.line(), padded(one.idea().title(), widest), fields(one.idea()))));
    }
    if (!found.sections().isEmpty()) {
      told.append("%nOther sections:%n".formatted());
      found.sections().forEach(section -> told.append("%6d  %s%n".formatted(section.line(), section.title().isEmpty() ? "(before the first heading)" : section.title())));
    }
    if (!found.skipped().isEmpty()) {
      told.append("%nSkipped:%n".formatted());
      found.skipped().forEach(skipped -> told.append("%6d  %s: %s%n".formatted(skipped.line(), skipped.reason(), skipped.title().isEmpty() ? "(no title)" : skipped.title())));
    }
    found.notes().forEach(note -> told.append("%n%s%n".formatted(cut(note, MOST_NOTE))));
    return told.toString();
  }

  private static String count(int number, String one) {
    return count(number, one, one + "s");
  }

  private static String count(int number, String one, String more) {
    return number + " " + (number == 1 ? one : more);
  }

  private static String padded(String title, int width) {
    String cut = cut(title, WIDEST);
    return cut + " ".repeat(Math.max(0, width - cut.length()));
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most - 1) + "…" : text;
  }

  /** Which fields it has, in words; those that say nothing are named as empty. */
  private static String fields(Idea idea) {
    StringBuilder has = new StringBuilder();
    List<MentorLine> mentors = idea.mentors();
    add(has, mentors == null ? "no mentor named" : mentors.isEmpty() ? "mentors empty" : count(mentors.size(), "mentor"));
    for (Detail detail : Detail.values()) {
      String text = idea.detail(detail);
      if (text != null) {
        add(has, detail.label().toLowerCase(Locale.ROOT) + (text.isEmpty() ? " empty" : ""));
      }
    }
    add(has, idea.links().isEmpty() ? "" : count(idea.links().size(), "link"));
    idea.extra().forEach(extra -> add(has, "“%s”".formatted(extra.label())));
    return has.toString();
  }

  private static void add(StringBuilder has, String what) {
    has.append(has.isEmpty() || what.isEmpty() ? "" : ", ").append(what);
  }
}
