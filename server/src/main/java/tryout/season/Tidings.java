package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import tryout.access.Caller;
import tryout.db.Sql;
import tryout.idea.IdeaEvent;
import tryout.idea.IdeaState;
import tryout.idea.Mentoring;
import tryout.idea.Sight;

/** Who is told of what becomes of an idea, and in which words (NOTE-1); programs are told once, in ids. */
final class Tidings {
  private final Sql sql;
  private final Inbox inbox;
  private final Hooks hooks;
  private final Wanted wanted;
  private final Caller.Person by;
  private final KeptIdea idea;

  Tidings(Sql sql, Inbox inbox, Hooks hooks, Wanted wanted, Caller.Person by, KeptIdea idea) {
    this.sql = sql;
    this.inbox = inbox;
    this.hooks = hooks;
    this.wanted = wanted;
    this.by = by;
    this.idea = idea;
  }

  void of(IdeaEvent event) {
    tellPeople(event);
    tellPrograms(event);
  }

  private void tellPeople(IdeaEvent event) {
    String title = "“" + idea.entry().text().title() + "”";
    switch (event) {
      case IdeaEvent.Proposed _ -> {
        tell(Inbox.coordinators(sql), "idea.proposed", by.name() + " proposes " + title + ".");
        tell(asked(), "idea.mentor-asked", by.name() + " asks you to mentor " + title + ".");
      }
      case IdeaEvent.Asked asked -> {
        // Of a draft they hear when it is proposed.
        if (idea.entry().state() != IdeaState.DRAFT) {
          tell(List.of(asked.person()), "idea.mentor-asked", by.name() + " asks you to mentor " + title + ".");
        }
      }
      case IdeaEvent.Agreed _ -> tell(authorAndCoordinators(), "idea.mentor-agreed", by.name() + " agrees to mentor " + title + ".");
      case IdeaEvent.Mentored _ -> tell(Inbox.coordinators(sql), "idea.mentor-agreed", title + " has its mentors: it can be published.");
      case IdeaEvent.Declined _ -> tell(authorAndCoordinators(), "idea.mentor-declined", by.name() + " cannot mentor " + title + ".");
      case IdeaEvent.Withdrew _ -> tell(authorAndCoordinators(), "idea.mentor-withdrew", by.name() + " no longer mentors " + title + ".");
      case IdeaEvent.FellBack _ -> tell(all(), "idea.seeks-mentor", title + " seeks a mentor.");
      case IdeaEvent.Published _ -> tell(readers(), "idea.published", title + " is published.");
      case IdeaEvent.Unpublished unpublished -> tell(concerned(), "idea.unpublished", title + " was taken from the list" + (unpublished.reason().isBlank() ? "." : ": " + unpublished.reason()));
      case IdeaEvent.Archived archived -> tell(Ideas.concerned(idea), "idea.archived", title + " is over: " + archived.why().slug() + ".");
      case IdeaEvent.Taken _, IdeaEvent.Reopened _, IdeaEvent.ApplicationsClosed _, IdeaEvent.ApplicationsOpened _, IdeaEvent.TakenBack _ -> {
        // The page itself says so to whoever looks.
      }
    }
  }

  /** What people applied for is something else now (IDEA-3). */
  void changed() {
    tell(wanted.applicants(sql, idea.id()), "idea.changed", "“" + idea.entry().text().title() + "”, for which you apply, was changed: see what it says now.");
  }

  private void tellPrograms(IdeaEvent event) {
    switch (event) {
      case IdeaEvent.Proposed _ -> tell("idea.proposed", new JsonObject().put("mentors", new JsonArray(asked().stream().map(UUID::toString).toList())));
      case IdeaEvent.Asked asked when idea.entry().state() != IdeaState.DRAFT -> tell("idea.mentor-asked", person(asked.person()));
      case IdeaEvent.Agreed _ -> tell("idea.mentor-agreed", person(by.id()));
      case IdeaEvent.Declined _ -> tell("idea.mentor-declined", person(by.id()));
      case IdeaEvent.Withdrew withdrew -> tell("idea.mentor-withdrew", person(withdrew.person()));
      case IdeaEvent.Published _ -> tell("idea.published", new JsonObject());
      case IdeaEvent.Unpublished _ -> tell("idea.unpublished", new JsonObject());
      case IdeaEvent.Archived _ -> tell("idea.archived", new JsonObject());
      case IdeaEvent.Asked _, IdeaEvent.Mentored _, IdeaEvent.FellBack _, IdeaEvent.Taken _, IdeaEvent.Reopened _, IdeaEvent.ApplicationsClosed _, IdeaEvent.ApplicationsOpened _, IdeaEvent.TakenBack _ -> {
        // It follows from what was told of, or the idea says so to whoever asks.
      }
    }
  }

  private static JsonObject person(UUID id) {
    return new JsonObject().put("person", id.toString());
  }

  private void tell(String event, JsonObject more) {
    hooks.tell(sql, event, hooks.at(place(event)).put("idea", idea.id().toString()).put("round", idea.round().toString()).mergeIn(more));
  }

  private List<UUID> asked() {
    return idea.entry().mentors().stream().filter(one -> one.answer() == Mentoring.Answer.ASKED).map(Mentoring::person).toList();
  }

  private List<UUID> authorAndCoordinators() {
    List<UUID> people = new ArrayList<>(Inbox.coordinators(sql));
    people.add(idea.entry().author());
    return people;
  }

  private List<UUID> all() {
    List<UUID> people = authorAndCoordinators();
    people.addAll(concerned());
    return people;
  }

  /** Whoever applies for it, too. */
  private List<UUID> concerned() {
    List<UUID> people = new ArrayList<>(Ideas.concerned(idea));
    people.addAll(wanted.applicants(sql, idea.id()));
    return people;
  }

  private List<UUID> readers() {
    List<UUID> people = new ArrayList<>(Ideas.concerned(idea));
    people.addAll(Followers.of(sql, idea.round()));
    return people;
  }

  private void tell(Collection<UUID> people, String event, String words) {
    inbox.tell(sql, by.id(), people, event, words, place(event));
  }

  /** What is not public has no page but its desk; and whoever is asked answers there. */
  private String place(String event) {
    boolean desk = event.equals("idea.mentor-asked") || !Sight.isPublic(idea.entry());
    return "/ideas/" + idea.id() + (desk ? "/manage" : "");
  }
}
