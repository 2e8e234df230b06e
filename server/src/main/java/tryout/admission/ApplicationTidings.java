package tryout.admission;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tryout.access.Caller;
import tryout.db.Sql;
import tryout.season.Hooks;
import tryout.season.Ideas;
import tryout.season.Inbox;

/** Who is told of what becomes of an application, and in which words (NOTE-1). */
final class ApplicationTidings {
  private final Sql sql;
  private final Inbox inbox;
  private final Hooks hooks;
  private final Caller.Person by;
  private final Applications.Seen seen;

  ApplicationTidings(Sql sql, Ideas ideas, Caller.Person by, Applications.Seen seen) {
    this.sql = sql;
    this.inbox = ideas.inbox();
    this.hooks = ideas.hooks();
    this.by = by;
    this.seen = seen;
  }

  /** The house hears of it, and its applicant has a receipt (APP-5). */
  void submitted(Submitted text) {
    tell(by.id(), house(), "application.submitted", by.name() + (text.number() == 1 ? " applies for " : " submits another text for ") + seen.title() + ".");
    tellPrograms("application.submitted");
    tell(Ideas.NOBODY, List.of(by.id()), "application.receipt",
        "Received: your application for %s, text %d, at %s. Its SHA-256 is %s.".formatted(seen.title(), text.number(), text.at().toInstant(), text.digest()));
  }

  /** What nobody had read is withdrawn in silence. */
  void withdrawn() {
    if (seen.kept().wasSubmitted()) {
      tellPrograms("application.withdrawn");
      tell(by.id(), house(), "application.withdrawn", by.name() + " withdraws the application for " + seen.title() + ".");
    }
    if (!seen.party().applicant()) {
      tell(by.id(), List.of(seen.kept().person()), "application.place-withdrawn", "Your place for " + seen.title() + " was withdrawn.");
    }
  }

  /** Decided once everybody knew of the others. */
  void decided() {
    decided(sql, inbox, hooks, seen.id(), seen.kept().person(), seen.title());
  }

  /** No subject of a mail says what was decided: its page does (NOTE-4). */
  static void decided(Sql sql, Inbox inbox, Hooks hooks, UUID application, UUID applicant, String title) {
    hooks.tell(sql, "application.decided", hooks.at(place(application)).put("application", application.toString()));
    inbox.tell(sql, Ideas.NOBODY, List.of(applicant), "application.decided", "There is an answer to your application for " + title + ".", place(application));
  }

  /** Somebody wrote. */
  void message() {
    Set<UUID> mentors = Applications.mentors(seen.idea());
    tellPrograms("message.received");
    tell(by.id(), List.of(seen.kept().person()), "message.received", by.name() + " writes about your application for " + seen.title() + ".");
    tell(by.id(), mentors.isEmpty() ? Inbox.coordinators(sql) : mentors, "message.received", by.name() + " writes about an application for " + seen.title() + ".");
  }

  private void tellPrograms(String event) {
    hooks.tell(sql, event, hooks.at(place(seen.id())).put("application", seen.id().toString()).put("idea", seen.kept().idea().toString()).put("round", seen.kept().round().toString()));
  }

  private Set<UUID> house() {
    Set<UUID> people = new LinkedHashSet<>(Inbox.coordinators(sql));
    people.addAll(Applications.mentors(seen.idea()));
    return people;
  }

  private void tell(UUID actor, Iterable<UUID> people, String event, String words) {
    Set<UUID> all = new LinkedHashSet<>();
    people.forEach(all::add);
    inbox.tell(sql, actor, all, event, words, place(seen.id()));
  }

  private static String place(UUID application) {
    return "/applications/" + application;
  }
}
