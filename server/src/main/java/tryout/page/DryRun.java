package tryout.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tryout.idea.Detail;
import tryout.idea.Idea;
import tryout.idea.IdeaLimits;
import tryout.idea.Link;
import tryout.idea.MentorLine;

/**
 * What an import would do, before it does it (IMP-2): each idea of a page is created, changed, unchanged or skipped. A
 * field that the page does not have stays as it is.
 *
 * @param digest over all of it and what it was made from: an import that would now do something else has another
 */
public record DryRun(List<Entry> entries, String digest) {
  public DryRun {
    entries = List.copyOf(entries);
  }

  /**
   * An idea that is there.
   *
   * @param id by which its owner knows it
   * @param anchor what it was called in the page it came from, or null where it came from none; see {@link #anchor}
   */
  public record Known(String id, @Nullable String anchor, Idea idea) {}

  /** What happens to one idea of the page, or why nothing does. */
  public sealed interface Entry {
    /** Where it stands in the page, from 1. */
    int line();

    /** What it is called there. */
    String title();
  }

  /** An idea that is not there yet. */
  public record Created(int line, String title, Idea idea) implements Entry {}

  /**
   * An idea that is there and says something else.
   *
   * @param id of the idea that is there
   * @param idea what it becomes
   */
  public record Changed(int line, String title, String id, Idea idea, List<Change> changes) implements Entry {
    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /** An idea that is there as the page says it. */
  public record Unchanged(int line, String title, String id) implements Entry {}

  /**
   * What is not imported.
   *
   * @param reason one of those of {@link Found.Skipped}, or {@code duplicate-title}, {@code title-too-long}, {@code description-too-long}
   */
  public record Skipped(int line, String title, String reason) implements Entry {}

  /**
   * One field of an idea.
   *
   * @param field its name in JSON
   * @param before null where it did not have it
   */
  public record Change(String field, @Nullable String before, String after) {}

  /** By what an idea of a page is found again, whatever it is called since. */
  public static String anchor(Idea idea) {
    return Idea.key(idea.title());
  }

  /** What importing that page would do to these ideas; those of it that match none are new. */
  public static DryRun of(Found found, List<Known> known) {
    Map<String, Known> byAnchor = new HashMap<>();
    Map<String, Known> byTitle = new HashMap<>();
    for (Known one : known) {
      byTitle.putIfAbsent(Idea.key(one.idea().title()), one);
      if (one.anchor() != null) {
        byAnchor.putIfAbsent(one.anchor(), one);
      }
    }
    List<Entry> entries = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Found.One one : found.ideas()) {
      String anchor = anchor(one.idea());
      Known match = byAnchor.getOrDefault(anchor, byTitle.get(anchor));
      String reason = reason(one.idea(), !taken.add(anchor) || match != null && !taken.add(match.id() + " "));
      entries.add(reason.isEmpty() ? entry(one, match) : new Skipped(one.line(), one.idea().title(), reason));
    }
    found.skipped().forEach(skipped -> entries.add(new Skipped(skipped.line(), skipped.title(), skipped.reason())));
    return new DryRun(entries, digest(entries, known));
  }

  private static String reason(Idea idea, boolean again) {
    if (again) {
      return "duplicate-title";
    }
    return idea.title().length() > IdeaLimits.TITLE_UNITS ? "title-too-long" : idea.description().length() > IdeaLimits.DESCRIPTION_UNITS ? "description-too-long" : "";
  }

  private static Entry entry(Found.One one, @Nullable Known match) {
    String title = one.idea().title();
    if (match == null) {
      return new Created(one.line(), title, one.idea());
    }
    Idea merged = merged(match.idea(), one.idea());
    List<Change> changes = changes(match.idea(), merged);
    return changes.isEmpty() ? new Unchanged(one.line(), title, match.id()) : new Changed(one.line(), title, match.id(), merged, changes);
  }

  private static Idea merged(Idea before, Idea page) {
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    details.putAll(before.details());
    details.putAll(page.details());
    return new Idea(page.title(), page.description().isEmpty() ? before.description() : page.description(), details,
        page.links().isEmpty() ? before.links() : page.links(), page.mentors() == null ? before.mentors() : page.mentors(),
        page.extra().isEmpty() ? before.extra() : page.extra());
  }

  private static List<Change> changes(Idea before, Idea after) {
    Map<String, String> was = fields(before);
    List<Change> changes = new ArrayList<>();
    fields(after).forEach((field, text) -> {
      if (!text.equals(was.get(field))) {
        changes.add(new Change(field, was.get(field), text));
      }
    });
    return changes;
  }

  /** Each field that an idea has as one text, in the order in which they are shown. */
  private static Map<String, String> fields(Idea idea) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", idea.title());
    fields.put("description", idea.description());
    fields.put("links", idea.links().stream().map(DryRun::line).collect(Collectors.joining("\n")));
    idea.details().forEach((detail, text) -> fields.put(detail.slug(), text));
    List<MentorLine> mentors = idea.mentors();
    if (mentors != null) {
      fields.put("mentors", mentors.stream().map(MentorLine::text).collect(Collectors.joining("\n")));
    }
    fields.put("extra", idea.extra().stream().map(extra -> extra.label() + ": " + extra.value()).collect(Collectors.joining("\n")));
    return fields;
  }

  private static String line(Link link) {
    return link.text().equals(link.href()) ? link.href() : link.text() + " " + link.href();
  }

  /** Over the report and over the ideas it was made from, each text with its length before it. */
  private static String digest(List<Entry> entries, List<Known> known) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
    Set<String> touched = new HashSet<>();
    for (Entry entry : entries) {
      add(digest, entry.getClass().getSimpleName(), String.valueOf(entry.line()), entry.title());
      switch (entry) {
        case Created created -> add(digest, created.idea());
        case Changed changed -> {
          touched.add(changed.id());
          add(digest, changed.id());
          add(digest, changed.idea());
        }
        case Unchanged unchanged -> {
          touched.add(unchanged.id());
          add(digest, unchanged.id());
        }
        case Skipped skipped -> add(digest, skipped.reason());
      }
    }
    known.stream().filter(one -> touched.contains(one.id())).sorted(Comparator.comparing(Known::id)).forEach(one -> {
      add(digest, one.id());
      add(digest, one.idea());
    });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Idea idea) {
    fields(idea).forEach((field, text) -> add(digest, field, text));
  }

  private static void add(MessageDigest digest, String... texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + " ").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }
}
