package tryout.admission;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tryout.access.Caller;
import tryout.access.HouseRole;
import tryout.application.ApplicationEvent;
import tryout.application.ApplicationRules;
import tryout.application.ApplicationWish;
import tryout.application.Circumstances;
import tryout.application.Form;
import tryout.application.Party;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Mentoring;
import tryout.round.Round;
import tryout.season.Deeds;
import tryout.season.Ideas;

/** Applications, with the rules between what is wanted of them and what is kept. */
final class Applications {
  private final Ideas ideas;
  private final ApplicationStore store;

  Applications(Ideas ideas, ApplicationStore store) {
    this.ideas = ideas;
    this.store = store;
  }

  /**
   * An application that somebody may see.
   *
   * @param around what stands around it now
   * @param text what others than its applicant read: what was submitted last
   */
  record Seen(KeptApplication kept, Ideas.Seen idea, Party party, Circumstances around, Optional<Submitted> text) {
    UUID id() {
      return kept.id();
    }

    Round round() {
      return idea.round();
    }

    ApplicationRules rules() {
      return new ApplicationRules(kept.progress(), kept.form(), round().programmes(), around);
    }

    /** What they name when they change it. What was decided counts for its applicant once it is announced. */
    long revision() {
      return party.applicant() && !around.announced() ? kept.revision() : kept.deskRevision();
    }

    String title() {
      return "“" + idea.entry().text().title() + "”";
    }
  }

  Database database() {
    return ideas.database();
  }

  Ideas ideas() {
    return ideas;
  }

  ApplicationStore store() {
    return store;
  }

  Deeds deeds() {
    return ideas.deeds();
  }

  /** One that somebody may see. Refused as not found otherwise (ROLE-4). */
  Seen seen(Sql sql, UUID id, Caller.Person person) {
    return seen(sql, store.byId(sql, id), person);
  }

  /** The same, kept from others until the transaction ends. */
  Seen locked(Sql sql, UUID id, Caller.Person person) {
    return seen(sql, store.locked(sql, id), person);
  }

  /** The same, as its caller last saw it. Refused as stale where it was changed since. */
  Seen fresh(Sql sql, UUID id, Caller.Person person, long revision) {
    Seen seen = locked(sql, id, person);
    if (seen.revision() != revision) {
      throw Refused.stale();
    }
    return seen;
  }

  private Seen seen(Sql sql, Optional<KeptApplication> found, Caller.Person person) {
    KeptApplication kept = found.orElseThrow(Applications::nothing);
    // Who sees it is decided by what they are to it, whatever became of its idea since.
    return seen(sql, kept, ideas.referred(sql, kept.idea()), person);
  }

  /** The same of one that was found already, with its idea. */
  Seen seen(Sql sql, KeptApplication kept, Ideas.Seen idea, Caller.Person person) {
    Party party = party(sql, kept, idea, person);
    boolean inside = party.mentor() || party.coordinator();
    boolean told = kept.wasSubmitted() || inside && Contact.begun(sql, kept.id());
    if (!party.applicant() && !(inside && told)) {
      throw nothing();
    }
    Optional<Submitted> text = kept.wasSubmitted() ? store.submitted(sql, kept.id(), Optional.empty(), 1).stream().findFirst() : Optional.empty();
    return new Seen(kept, idea, party, around(sql, kept, idea), text);
  }

  private static Refused nothing() {
    return new Refused(Code.NOT_FOUND, "There is no such application.");
  }

  /** Whoever once applied for the same idea judges nobody else there, whatever they became since (IDEA-12). */
  private Party party(Sql sql, KeptApplication kept, Ideas.Seen idea, Caller.Person person) {
    boolean near = Conflicts.declared(sql, kept.id(), person.id()) || !kept.person().equals(person.id()) && store.applied(sql, kept.idea(), person.id());
    boolean mentor = person.is(HouseRole.MENTOR) && mentors(idea).contains(person.id());
    return new Party(kept.person().equals(person.id()), mentor, person.is(HouseRole.COORDINATOR), near);
  }

  /** Who agreed to mentor it. */
  static Set<UUID> mentors(Ideas.Seen idea) {
    return idea.entry().mentors().stream().filter(one -> one.answer() == Mentoring.Answer.AGREED).map(Mentoring::person).collect(Collectors.toUnmodifiableSet());
  }

  private Circumstances around(Sql sql, KeptApplication kept, Ideas.Seen idea) {
    return new Circumstances(deeds().instant(), idea.round().dates(), idea.round().settings(), Contact.talked(sql, kept.id(), kept.person()), store.submitted(sql, kept), false, false,
        Recommendations.accepted(sql, kept.id(), mentors(idea)), store.taken(sql, kept), idea.idea().capacity(), store.acceptedElsewhere(sql, kept).isPresent());
  }

  /** Begins one. It may be refused: by the round's dates, by the idea, by the roles of that person. */
  KeptApplication begin(Sql sql, Caller.Person person, Ideas.Seen idea) {
    ApplicationRules.assertMayBegin(deeds().instant(), idea.round().dates(), idea.round().isPublic(), idea.entry().takesApplications(), !person.roles().isEmpty());
    Optional<KeptApplication> there = store.of(sql, idea.id(), person.id());
    if (there.isPresent()) {
      throw new Refused(Code.ALREADY_APPLIED, "You have an application for this idea already: go on with that one.",
          List.of(new Refused.Field("/idea", "/applications/" + there.get().id(), "twice")));
    }
    KeptApplication fresh = KeptApplication.begun(UUID.randomUUID(), idea.round().id(), idea.id(), person.id(), Form.EMPTY, deeds().now());
    store.add(sql, fresh);
    deeds().note(sql, person.id(), "application-begun", fresh.id(), "", new JsonObject(), digestible(fresh));
    return fresh;
  }

  /** Another text. It is told to nobody before it is submitted. */
  KeptApplication rewrite(Sql sql, Seen seen, Form form) {
    return store.rewrite(sql, seen.kept(), form, deeds().now());
  }

  /** Does what somebody wants of it, and tells those whom it concerns. */
  KeptApplication decide(Sql sql, Caller.Person person, Seen seen, ApplicationWish wish, String act, String reason) {
    ApplicationEvent event = seen.rules().decide(seen.party(), wish);
    KeptApplication before = seen.kept();
    KeptApplication next = switch (event) {
      case ApplicationEvent.Decided decided -> store.decide(sql, before, decided.decision());
      case ApplicationEvent.Revoked _ -> store.decide(sql, before, null);
      default -> store.move(sql, before, before.progress().after(event), deeds().now());
    };
    ApplicationTidings tidings = new ApplicationTidings(sql, ideas, person, seen);
    switch (event) {
      case ApplicationEvent.Submitted _ -> tidings.submitted(store.submit(sql, before, deeds().now()));
      case ApplicationEvent.Withdrawn _ -> tidings.withdrawn();
      case ApplicationEvent.Decided _ when seen.around().announced() -> tidings.decided();
      default -> {
        // Nobody is told: not of a draft, and not of what is decided in secret.
      }
    }
    deeds().note(sql, person.id(), act, next.id(), reason, digestible(before), digestible(next));
    return store.byId(sql, next.id()).orElseThrow();
  }

  /** All of an application that a row of the audit speaks of. */
  private static JsonObject digestible(KeptApplication one) {
    return new JsonObject().put("progress", one.progress().toString()).put("form", FormJson.of(one.form()));
  }
}
