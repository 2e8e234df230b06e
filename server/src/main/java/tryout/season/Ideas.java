package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.access.Caller;
import tryout.access.HouseRole;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Actor;
import tryout.idea.Entry;
import tryout.idea.Idea;
import tryout.idea.IdeaEvent;
import tryout.idea.IdeaRules;
import tryout.idea.IdeaWish;
import tryout.idea.Sight;
import tryout.idea.Terms;
import tryout.round.Round;

/** Ideas of rounds, with the rules between what is wanted of them and what is kept. */
public final class Ideas {
  /** No person's id: stands for the clock as the one who does something, and for whoever is meant. */
  public static final UUID NOBODY = new UUID(0, 0);

  private final Database database;
  private final RoundStore rounds;
  private final IdeaStore store;
  private final Inbox inbox;
  private final Hooks hooks;
  private final Announcements announcements;
  private final Wanted wanted;
  private final Deeds deeds;

  Ideas(Database database, RoundStore rounds, IdeaStore store, Inbox inbox, Hooks hooks, Announcements announcements, Wanted wanted, Deeds deeds) {
    this.database = database;
    this.rounds = rounds;
    this.store = store;
    this.inbox = inbox;
    this.hooks = hooks;
    this.announcements = announcements;
    this.wanted = wanted;
    this.deeds = deeds;
  }

  /** An idea that somebody may see, as much as they may see of it. */
  public record Seen(KeptIdea idea, Round round, Sight sight) {
    public UUID id() {
      return idea.id();
    }

    public Entry entry() {
      return idea.entry();
    }
  }

  public Database database() {
    return database;
  }

  IdeaStore store() {
    return store;
  }

  public Deeds deeds() {
    return deeds;
  }

  public Inbox inbox() {
    return inbox;
  }

  public Hooks hooks() {
    return hooks;
  }

  static @Nullable Actor actor(Optional<Caller> caller) {
    return caller.orElse(null) instanceof Caller.Person person ? actor(person) : null;
  }

  static Actor actor(Caller.Person person) {
    return new Actor(person.id(), person.is(HouseRole.COORDINATOR), person.is(HouseRole.MENTOR));
  }

  private static boolean administers(Optional<Caller> caller) {
    return caller.orElse(null) instanceof Caller.Person person && person.is(HouseRole.ADMINISTRATOR);
  }

  /** A round that somebody may see. Refused as not found otherwise. */
  public Round round(Sql sql, UUID id, Optional<Caller> caller) {
    return rounds.byId(sql, id).filter(round -> round.isPublic() || prepares(caller)).orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such round."));
  }

  /** Whether somebody sees rounds that are being prepared, and all their ideas. */
  static boolean prepares(Optional<Caller> caller) {
    return caller.orElse(null) instanceof Caller.Person person && person.runsTheHouse();
  }

  /** An idea that somebody may see. Refused as not found otherwise (ROLE-4). */
  public Seen seen(Sql sql, UUID id, Optional<Caller> caller) {
    return seen(sql, store.byId(sql, id), caller);
  }

  /** The same, kept from others until the transaction ends. */
  Seen locked(Sql sql, UUID id, Caller.Person person) {
    return seen(sql, store.locked(sql, id), Optional.of(person));
  }

  /** The same, as its caller last saw it. Refused as stale where it was changed since. */
  Seen fresh(Sql sql, UUID id, Caller.Person person, long revision) {
    Seen seen = locked(sql, id, person);
    if (seen.idea().revision() != revision) {
      throw Refused.stale();
    }
    return seen;
  }

  private Seen seen(Sql sql, Optional<KeptIdea> found, Optional<Caller> caller) {
    KeptIdea idea = found.orElseThrow(Ideas::nothing);
    return seen(sql, idea, caller);
  }

  /** The same of one that was found already. */
  Seen seen(Sql sql, KeptIdea idea, Optional<Caller> caller) {
    return seen(idea, rounds.byId(sql, idea.round()).orElseThrow(), caller);
  }

  /** As much of an idea of that round as somebody may see. Refused as not found where that is nothing. */
  Seen seen(KeptIdea idea, Round round, Optional<Caller> caller) {
    Sight sight = round.isPublic() || prepares(caller) ? Sight.of(idea.entry(), actor(caller), administers(caller)) : Sight.NONE;
    if (sight == Sight.NONE) {
      throw nothing();
    }
    return new Seen(idea, round, sight);
  }

  /** An idea whatever became of it, for what somebody may see that refers to it, such as their own application. */
  public Seen referred(Sql sql, UUID id) {
    KeptIdea idea = store.byId(sql, id).orElseThrow(Ideas::nothing);
    return new Seen(idea, rounds.byId(sql, idea.round()).orElseThrow(), Sight.PUBLIC);
  }

  static Refused nothing() {
    return new Refused(Code.NOT_FOUND, "There is no such idea.");
  }

  Wanted wanted() {
    return wanted;
  }

  Terms terms(Round round) {
    return new Terms(round.isPublic() && round.dates().collecting(deeds.instant()), round.state(deeds.instant()) == tryout.round.RoundState.CLOSED,
        round.settings().minAgreedMentors(), round.settings().pledgeHours());
  }

  IdeaRules rules(Sql sql, Seen seen) {
    return new IdeaRules(seen.entry(), terms(seen.round()), wanted.of(sql, seen.id()));
  }

  /** What waits in a round for those who choose, by idea. */
  Map<UUID, Wanted.Waiting> waiting(Sql sql, UUID round) {
    return wanted.waiting(sql, round);
  }

  /** Begins one. It may be refused: by the round's dates, by who may begin ideas, by the title. */
  KeptIdea begin(Sql sql, Caller.Person person, Round round, Idea text, int capacity, @Nullable String anchor, @Nullable UUID copiedFrom) {
    Actor actor = actor(person);
    IdeaRules.assertMayBegin(actor, round.settings().takesIdeasFrom(actor.mentor()), terms(round));
    KeptIdea idea = KeptIdea.begun(UUID.randomUUID(), round.id(), Entry.draft(text, person.id()), capacity, anchor, copiedFrom, deeds.now());
    store.add(sql, idea, person.id());
    return idea;
  }

  /** Does what somebody wants of an idea, with all that follows from it, and tells those whom it concerns. */
  KeptIdea decide(Sql sql, Caller.Person person, Seen seen, IdeaWish wish, String act, String reason) {
    List<IdeaEvent> events = rules(sql, seen).decide(actor(person), wish);
    Entry entry = seen.entry();
    for (IdeaEvent event : events) {
      entry = entry.after(event);
    }
    KeptIdea next = store.change(sql, seen.idea(), seen.idea().with(entry), person.id(), deeds.now());
    for (IdeaEvent event : events) {
      if (event instanceof IdeaEvent.Withdrew withdrew) {
        store.note(sql, next.id(), withdrew.person(), withdrew.note());
      }
      if (event instanceof IdeaEvent.Published && !seen.entry().shown()) {
        announcements.published(sql, next.id());
      }
      new Tidings(sql, inbox, hooks, wanted, person, next).of(event);
    }
    deeds.note(sql, person.id(), act, next.id(), reason, digestible(seen.idea()), digestible(next));
    return next;
  }

  /** What the announcement does to an idea for which so many come. */
  public void announced(Sql sql, UUID id, int accepted) {
    KeptIdea idea = store.locked(sql, id).orElseThrow();
    Optional<IdeaEvent> taken = IdeaRules.announced(idea.entry(), accepted, idea.capacity());
    if (taken.isPresent()) {
      KeptIdea next = store.change(sql, idea, idea.with(idea.entry().after(taken.get())), NOBODY, deeds.now());
      deeds.note(sql, NOBODY, "idea-taken", id, "", digestible(idea), digestible(next));
    }
  }

  /** Another text for it, or another number of places. */
  KeptIdea rewrite(Sql sql, Caller.Person person, Seen seen, Idea text, int capacity) {
    List<String> frozen = IdeaRules.frozen(seen.entry().text(), text, seen.idea().capacity() != capacity);
    boolean applied = !frozen.isEmpty() && wanted.appliedFor(sql, seen.id());
    if (applied && !person.is(HouseRole.COORDINATOR)) {
      throw new Refused(Code.FROZEN_FIELD, "Somebody has applied for it as it is: a coordinator changes that.",
          frozen.stream().map(field -> new Refused.Field("/" + field, "It stays, since somebody has applied.")).toList());
    }
    KeptIdea changed = seen.idea().with(seen.entry().saying(text)).with(capacity);
    KeptIdea next = store.change(sql, seen.idea(), changed, person.id(), deeds.now());
    if (applied) {
      new Tidings(sql, inbox, hooks, wanted, person, next).changed();
    }
    deeds.note(sql, person.id(), "idea-changed", next.id(), "", digestible(seen.idea()), digestible(next));
    return next;
  }

  /** All of an idea that a row of the audit speaks of. */
  static JsonObject digestible(KeptIdea idea) {
    JsonArray mentors = new JsonArray();
    idea.entry().mentors().forEach(one -> mentors.add(one.person() + " " + one.kind().slug() + " " + one.answer().slug() + " " + one.hours()));
    return new JsonObject().put("state", idea.entry().state().slug()).put("text", IdeaContent.of(idea.entry().text())).put("capacity", idea.capacity())
        .put("taking", idea.entry().taking()).put("mentors", mentors);
  }

  /** Whom an idea concerns: its author, and those who were asked or agreed to mentor it. */
  static List<UUID> concerned(KeptIdea idea) {
    List<UUID> people = new ArrayList<>(List.of(idea.entry().author()));
    idea.entry().mentors().stream().filter(one -> switch (one.answer()) {
      case ASKED, AGREED -> true;
      case DECLINED, WITHDREW -> false;
    }).forEach(one -> people.add(one.person()));
    return people;
  }
}
