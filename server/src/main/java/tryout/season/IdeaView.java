package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tryout.access.Caller;
import tryout.db.Sql;
import tryout.idea.Actor;
import tryout.idea.Archival;
import tryout.idea.Entry;
import tryout.idea.Idea;
import tryout.idea.IdeaRules;
import tryout.idea.IdeaWish;
import tryout.idea.MentorLine;
import tryout.idea.Mentoring;
import tryout.idea.Sight;
import tryout.web.Markdown;

/** What somebody reads of an idea: no more than they may see of it. */
final class IdeaView {
  /** What stands for words that whoever does it writes only then. */
  private static final String SOME_WORDS = "…";

  private final Ideas ideas;
  private final Optional<Caller> caller;

  IdeaView(Ideas ideas, Optional<Caller> caller) {
    this.ideas = ideas;
    this.caller = caller;
  }

  /** The whole of it. */
  JsonObject whole(Sql sql, Ideas.Seen seen) {
    KeptIdea idea = seen.idea();
    Map<UUID, String> names = names(sql, List.of(idea));
    JsonObject json = line(seen, names).put("descriptionTree", Markdown.tree(idea.entry().text().description()));
    text(seen).forEach(field -> json.put(field.getKey(), field.getValue()));
    if (seen.sight() == Sight.INSIDE) {
      JsonArray missing = new JsonArray();
      IdeaRules.missing(idea.entry().text()).forEach(field -> missing.add(new JsonObject().put("pointer", field.pointer()).put("detail", field.detail())));
      json.put("missing", missing).put("notes", notes(sql, seen, names));
    }
    return json.put("allowedActions", new JsonArray(actions(sql, seen)));
  }

  /** One line of a list. */
  JsonObject line(Ideas.Seen seen, Map<UUID, String> names) {
    KeptIdea idea = seen.idea();
    Entry entry = idea.entry();
    boolean inside = seen.sight() == Sight.INSIDE;
    JsonArray mentors = new JsonArray();
    entry.mentors().stream().filter(one -> inside || one.answer() == Mentoring.Answer.AGREED).forEach(one -> mentors.add(mentor(one, names, inside)));
    Archival over = entry.over();
    JsonObject json = new JsonObject()
        .put("id", idea.id().toString())
        .put("round", idea.round().toString())
        .put("state", entry.state().slug())
        .put("seeksMentor", entry.seeksMentor())
        .put("takesApplications", entry.takesApplications())
        .put("over", over == null ? null : over.slug())
        .put("capacity", idea.capacity())
        .put("mentorships", mentors)
        .put("publishedAt", text(idea.publishedAt()))
        .put("changedAt", text(idea.changedAt()))
        .put("copiedFrom", idea.copiedFrom() == null ? null : idea.copiedFrom().toString())
        .put("revision", idea.revision());
    if (inside) {
      json.put("author", person(entry.author(), names));
    }
    JsonObject text = text(seen);
    for (String field : List.of("title", "summary", "skillLevel", "difficulty", "language", "requiredSkills", "projectSize", "component")) {
      json.put(field, text.getString(field));
    }
    JsonArray named = text.getJsonArray("mentors");
    return named == null ? json : json.put("mentors", named);
  }

  /** Somebody without an account reads no mail address (IDEA-15). */
  private static JsonObject text(Ideas.Seen seen) {
    Idea text = seen.entry().text();
    return IdeaContent.of(seen.sight() == Sight.PUBLIC ? text.withoutMail() : text);
  }

  private static JsonObject mentor(Mentoring one, Map<UUID, String> names, boolean inside) {
    JsonObject json = new JsonObject().put("person", person(one.person(), names)).put("kind", one.kind().slug()).put("state", one.answer().slug());
    return inside && one.hours() > 0 ? json.put("hours", one.hours()) : json;
  }

  private static JsonObject person(UUID id, Map<UUID, String> names) {
    return new JsonObject().put("id", id.toString()).put("name", names.getOrDefault(id, "former participant"));
  }

  private JsonArray notes(Sql sql, Ideas.Seen seen, Map<UUID, String> names) {
    JsonArray notes = new JsonArray();
    if (mayReadNotes(seen)) {
      ideas.store().notes(sql, seen.id()).forEach((person, note) -> notes.add(new JsonObject().put("person", person(person, names)).put("note", note)));
    }
    return notes;
  }

  /** What somebody who withdrew left is for who takes over, and never for who applies. */
  private boolean mayReadNotes(Ideas.Seen seen) {
    Actor actor = Ideas.actor(caller);
    return Ideas.prepares(caller) || actor != null && actor.mentor() && seen.entry().mentoring(actor.person()).isPresent();
  }

  /** The names of all who have to do with these ideas. */
  static Map<UUID, String> names(Sql sql, List<KeptIdea> ideas) {
    Set<UUID> people = new LinkedHashSet<>();
    ideas.forEach(idea -> {
      people.add(idea.entry().author());
      idea.entry().mentors().forEach(one -> people.add(one.person()));
    });
    Map<UUID, String> names = new HashMap<>();
    sql.rows("SELECT person_id, name FROM person WHERE person_id = ANY ($1)", (Object) people.toArray(UUID[]::new)).forEach(row -> names.put(row.getUUID(0), row.getString(1)));
    return names;
  }

  /** Whom the text names, without those of whom the house knows that they have not agreed: nobody stands in public as a mentor who did not say so. */
  static List<MentorLine> named(Idea text, Entry entry, Map<UUID, String> names) {
    List<MentorLine> all = text.mentors() == null ? List.of() : text.mentors();
    Set<String> others = entry.mentors().stream().filter(one -> one.answer() != Mentoring.Answer.AGREED).map(one -> names.getOrDefault(one.person(), "")).collect(Collectors.toSet());
    return all.stream().filter(line -> others.stream().noneMatch(name -> !name.isEmpty() && line.text().startsWith(name))).toList();
  }

  private List<String> actions(Sql sql, Ideas.Seen seen) {
    List<String> actions = new ArrayList<>();
    Actor actor = Ideas.actor(caller);
    if (actor == null) {
      return actions;
    }
    boolean closed = ideas.terms(seen.round()).closed();
    if (mayApply(seen)) {
      actions.add("apply");
    }
    if (!closed && Sight.mayWrite(seen.entry(), actor)) {
      actions.add("edit");
    }
    IdeaRules rules = ideas.rules(sql, seen);
    wishes(actor, seen).forEach((action, wish) -> {
      if (rules.allows(actor, wish)) {
        actions.add(action);
      }
    });
    return actions;
  }

  /** Whoever has a role here chooses, and does not apply (ROLE-2). */
  private boolean mayApply(Ideas.Seen seen) {
    return caller.orElse(null) instanceof Caller.Person person && person.roles().isEmpty() && seen.round().isPublic()
        && seen.entry().takesApplications() && seen.round().dates().applying(ideas.deeds().instant());
  }

  private Map<String, IdeaWish> wishes(Actor actor, Ideas.Seen seen) {
    Map<String, IdeaWish> wishes = new LinkedHashMap<>();
    wishes.put("propose", new IdeaWish.Propose());
    wishes.put("publish", new IdeaWish.Publish());
    wishes.put("unpublish", new IdeaWish.Unpublish(SOME_WORDS));
    wishes.put("reopen", new IdeaWish.Reopen());
    wishes.put("archive", new IdeaWish.Archive(Archival.WITHDRAWN));
    wishes.put("close-applications", new IdeaWish.CloseApplications());
    wishes.put("open-applications", new IdeaWish.OpenApplications());
    wishes.put("ask", new IdeaWish.Ask(Ideas.NOBODY, Mentoring.Kind.CO));
    wishes.put("agree", new IdeaWish.Agree(actor.person(), ideas.terms(seen.round()).pledgeHours()));
    wishes.put("decline", new IdeaWish.Decline(actor.person()));
    wishes.put("withdraw", new IdeaWish.Withdraw(actor.person(), SOME_WORDS));
    return wishes;
  }

  private static @Nullable String text(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant().toString();
  }
}
