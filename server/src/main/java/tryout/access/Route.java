package tryout.access;

import static tryout.access.Standing.ADMINISTRATOR;
import static tryout.access.Standing.COORDINATOR;
import static tryout.access.Standing.GUEST_CANDIDATE;
import static tryout.access.Standing.GUEST_OBSERVER;
import static tryout.access.Standing.LEARNER;
import static tryout.access.Standing.MENTOR;
import static tryout.access.Standing.OBSERVER;
import static tryout.access.Standing.PANEL_LEAD;
import static tryout.access.Standing.PANEL_MENTOR;
import static tryout.access.Standing.PANEL_OBSERVER;
import static tryout.access.Standing.PERSON;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one table of role × route. Doors are opened by their row and by nothing else, so a route without a row does not
 * exist; the guard of a door and the look at the interview that it names both ask this table. What is not in it is not
 * permitted.
 */
public enum Route {
  READ_CONTRACT(HttpMethod.GET, "/openapi.json", Entry.ANYONE),
  SHOW_ORGANISATION(HttpMethod.GET, "/organisation", Entry.ANYONE),
  CHANGE_ORGANISATION(HttpMethod.PATCH, "/organisation", ADMINISTRATOR, COORDINATOR),
  SIGN_IN(HttpMethod.POST, "/sessions", Entry.OWN_PAGE),
  SIGN_UP(HttpMethod.POST, "/accounts", Entry.OWN_PAGE),
  RENEW(HttpMethod.POST, "/sessions/refresh", Entry.OWN_PAGE),
  SIGN_OUT(HttpMethod.DELETE, "/sessions/current", Entry.OWN_PAGE),
  SHOW_MYSELF(HttpMethod.GET, "/me", PERSON),
  CHANGE_MYSELF(HttpMethod.PATCH, "/me", PERSON),
  LIST_TOKENS(HttpMethod.GET, "/me/tokens", PERSON),
  MAKE_TOKEN(HttpMethod.POST, "/me/tokens", PERSON),
  REVOKE_TOKEN(HttpMethod.DELETE, "/me/tokens/:token", PERSON),
  MAKE_SIGN_IN_LINK(HttpMethod.POST, "/sign-in-links", ADMINISTRATOR, COORDINATOR),
  LIST_PEOPLE(HttpMethod.GET, "/people", ADMINISTRATOR, COORDINATOR, MENTOR),
  ADD_PERSON(HttpMethod.POST, "/people", ADMINISTRATOR, COORDINATOR),
  CHANGE_PERSON(HttpMethod.PATCH, "/people/:person", ADMINISTRATOR, COORDINATOR),
  LIST_EXERCISES(HttpMethod.GET, "/exercises", ADMINISTRATOR, COORDINATOR, MENTOR),
  LIST_VERSIONS(HttpMethod.GET, "/exercises/versions", ADMINISTRATOR, COORDINATOR, MENTOR),
  SHOW_VERSION(HttpMethod.GET, "/exercises/versions/:digest", ADMINISTRATOR, COORDINATOR, MENTOR),
  UPLOAD_VERSION(HttpMethod.POST, "/exercises/versions", ADMINISTRATOR, COORDINATOR, MENTOR),
  VERIFY_VERSION(HttpMethod.POST, "/exercises/versions/:digest/verification", ADMINISTRATOR, COORDINATOR, MENTOR),
  RETIRE_VERSION(HttpMethod.POST, "/exercises/versions/:digest/retirement", ADMINISTRATOR, COORDINATOR),
  TAKE_BACK_VERSION(HttpMethod.DELETE, "/exercises/versions/:digest/retirement", ADMINISTRATOR, COORDINATOR),
  DELETE_VERSION(HttpMethod.DELETE, "/exercises/versions/:digest", ADMINISTRATOR, COORDINATOR, MENTOR),
  DOWNLOAD_PACKAGE(HttpMethod.GET, "/exercises/versions/:digest/package.zip", ADMINISTRATOR, COORDINATOR, MENTOR),
  DOWNLOAD_STUDENT_PACK(HttpMethod.GET, "/exercises/versions/:digest/student-pack.zip", ADMINISTRATOR, COORDINATOR, MENTOR),
  LIST_INTERVIEWS(HttpMethod.GET, "/interviews", ADMINISTRATOR, COORDINATOR, MENTOR, OBSERVER),
  PLAN_INTERVIEW(HttpMethod.POST, "/interviews", ADMINISTRATOR, COORDINATOR, MENTOR),
  SHOW_INTERVIEW(HttpMethod.GET, "/interviews/:interview", COORDINATOR, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER),
  CHANGE_INTERVIEW(HttpMethod.PATCH, "/interviews/:interview", COORDINATOR, PANEL_LEAD, PANEL_MENTOR),
  ASK_ERASURE(HttpMethod.POST, "/interviews/:interview/erasure-request", GUEST_CANDIDATE),
  ERASE_INTERVIEW(HttpMethod.DELETE, "/interviews/:interview", COORDINATOR),
  INVITE(HttpMethod.POST, "/interviews/:interview/invitations", COORDINATOR, PANEL_LEAD, PANEL_MENTOR),
  RENEW_INVITATION(
      HttpMethod.POST, "/interviews/:interview/invitations/:invitation/link", COORDINATOR, PANEL_LEAD, PANEL_MENTOR),
  REVOKE_INVITATION(
      HttpMethod.DELETE, "/interviews/:interview/invitations/:invitation", COORDINATOR, PANEL_LEAD, PANEL_MENTOR),
  REDEEM_INVITATION(HttpMethod.POST, "/invitations/redeem", Entry.OWN_PAGE),
  ENTER_ROOM(
      HttpMethod.POST, "/interviews/:interview/room-token",
      PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER, GUEST_CANDIDATE, GUEST_OBSERVER),
  READ_RECORD(
      HttpMethod.GET, "/interviews/:interview/record",
      COORDINATOR, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER, GUEST_CANDIDATE),
  DOWNLOAD_RECORD(
      HttpMethod.GET, "/interviews/:interview/record.zip",
      COORDINATOR, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER, GUEST_CANDIDATE),
  REPLAY_INTERVIEW(
      HttpMethod.GET, "/interviews/:interview/events",
      COORDINATOR, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER, GUEST_CANDIDATE, GUEST_OBSERVER),
  RUN_AGAIN(HttpMethod.POST, "/interviews/:interview/runs/:run/again", PANEL_LEAD, PANEL_MENTOR),
  READ_PINS(HttpMethod.GET, "/interviews/:interview/pins", PANEL_LEAD, PANEL_MENTOR),
  READ_REPORT(
      HttpMethod.GET, "/interviews/:interview/report",
      COORDINATOR, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER, GUEST_CANDIDATE),
  READ_SCORES(HttpMethod.GET, "/interviews/:interview/scores", COORDINATOR, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER),
  READ_GUIDE(HttpMethod.GET, "/interviews/:interview/guide", COORDINATOR, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER),
  CHECK_SANDBOX(
      HttpMethod.POST, "/interviews/:interview/check",
      COORDINATOR, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER, GUEST_CANDIDATE, GUEST_OBSERVER),
  LIST_ROUNDS(HttpMethod.GET, "/rounds", Entry.ANYONE),
  ADD_ROUND(HttpMethod.POST, "/rounds", ADMINISTRATOR, COORDINATOR),
  SHOW_ROUND(HttpMethod.GET, "/rounds/:round", Entry.ANYONE),
  CHANGE_ROUND(HttpMethod.PATCH, "/rounds/:round", ADMINISTRATOR, COORDINATOR),
  MOVE_ROUND(HttpMethod.POST, "/rounds/:round/transitions", COORDINATOR),
  FOLLOW_ROUND(HttpMethod.PUT, "/rounds/:round/subscription", PERSON),
  UNFOLLOW_ROUND(HttpMethod.DELETE, "/rounds/:round/subscription", PERSON),
  SHOW_DASHBOARD(HttpMethod.GET, "/rounds/:round/dashboard", ADMINISTRATOR, COORDINATOR),
  SHOW_CALENDAR(HttpMethod.GET, "/rounds/:round/calendar.ics", Entry.ANYONE),
  LIST_IDEAS(HttpMethod.GET, "/rounds/:round/ideas", Entry.ANYONE),
  BEGIN_IDEA(HttpMethod.POST, "/rounds/:round/ideas", PERSON),
  EXPORT_IDEAS(HttpMethod.GET, "/rounds/:round/ideas/export", Entry.ANYONE),
  IMPORT_IDEAS(HttpMethod.POST, "/rounds/:round/imports", COORDINATOR),
  SHOW_IMPORT(HttpMethod.GET, "/imports/:import", COORDINATOR),
  APPLY_IMPORT(HttpMethod.POST, "/imports/:import/apply", COORDINATOR),
  LIST_OWN_IDEAS(HttpMethod.GET, "/me/ideas", PERSON),
  SHOW_IDEA(HttpMethod.GET, "/ideas/:idea", Entry.ANYONE),
  CHANGE_IDEA(HttpMethod.PATCH, "/ideas/:idea", PERSON),
  MOVE_IDEA(HttpMethod.POST, "/ideas/:idea/transitions", PERSON),
  LIST_REVISIONS(HttpMethod.GET, "/ideas/:idea/revisions", PERSON),
  EXPORT_IDEA(HttpMethod.GET, "/ideas/:idea/export", Entry.ANYONE),
  LIST_MENTORS(HttpMethod.GET, "/mentors", PERSON),
  ASK_MENTOR(HttpMethod.PUT, "/ideas/:idea/mentors/:person", PERSON),
  TAKE_BACK_MENTOR(HttpMethod.DELETE, "/ideas/:idea/mentors/:person", PERSON),
  ANSWER_AS_MENTOR(HttpMethod.POST, "/ideas/:idea/mentors/:person/transitions", PERSON),
  LIST_MESSAGES(HttpMethod.GET, "/ideas/:idea/messages", Entry.ANYONE),
  ADD_MESSAGE(HttpMethod.POST, "/ideas/:idea/messages", PERSON),
  HIDE_MESSAGE(HttpMethod.POST, "/ideas/:idea/messages/:message/hiding", COORDINATOR, MENTOR),
  BEGIN_APPLICATION(HttpMethod.POST, "/ideas/:idea/applications", PERSON),
  LIST_APPLICATIONS(HttpMethod.GET, "/rounds/:round/applications", COORDINATOR, MENTOR),
  EXPORT_APPLICATIONS(HttpMethod.GET, "/rounds/:round/applications/export", COORDINATOR),
  LIST_OWN_APPLICATIONS(HttpMethod.GET, "/me/applications", PERSON),
  SHOW_APPLICATION(HttpMethod.GET, "/applications/:application", PERSON),
  CHANGE_APPLICATION(HttpMethod.PATCH, "/applications/:application", PERSON),
  MOVE_APPLICATION(HttpMethod.POST, "/applications/:application/transitions", PERSON),
  LIST_SUBMITTED(HttpMethod.GET, "/applications/:application/submitted", PERSON),
  ADD_CONTRIBUTION(HttpMethod.POST, "/applications/:application/contributions", PERSON),
  REMOVE_CONTRIBUTION(HttpMethod.DELETE, "/applications/:application/contributions/:contribution", PERSON),
  LIST_CONTACT(HttpMethod.GET, "/applications/:application/messages", PERSON),
  ADD_CONTACT(HttpMethod.POST, "/applications/:application/messages", PERSON),
  LIST_REVIEWS(HttpMethod.GET, "/applications/:application/reviews", COORDINATOR, MENTOR),
  PUT_REVIEW(HttpMethod.PUT, "/applications/:application/reviews/me", COORDINATOR, MENTOR),
  LOCK_REVIEW(HttpMethod.POST, "/applications/:application/reviews/me/lock", COORDINATOR, MENTOR),
  ADD_ADDENDUM(HttpMethod.POST, "/applications/:application/reviews/me/addenda", COORDINATOR, MENTOR),
  RECOMMEND(HttpMethod.PUT, "/applications/:application/recommendation", MENTOR),
  DECLARE_CONFLICT(HttpMethod.PUT, "/applications/:application/conflicts/:person", COORDINATOR, MENTOR),
  LIFT_CONFLICT(HttpMethod.POST, "/applications/:application/conflicts/:person/lifting", COORDINATOR),
  LIST_NOTIFICATIONS(HttpMethod.GET, "/me/notifications", PERSON),
  READ_NOTIFICATIONS(HttpMethod.POST, "/me/notifications/read", PERSON),
  LIST_WEBHOOKS(HttpMethod.GET, "/webhooks", ADMINISTRATOR, COORDINATOR),
  ADD_WEBHOOK(HttpMethod.POST, "/webhooks", ADMINISTRATOR, COORDINATOR),
  CHANGE_WEBHOOK(HttpMethod.PATCH, "/webhooks/:webhook", ADMINISTRATOR, COORDINATOR),
  DELETE_WEBHOOK(HttpMethod.DELETE, "/webhooks/:webhook", ADMINISTRATOR, COORDINATOR),
  TEST_WEBHOOK(HttpMethod.POST, "/webhooks/:webhook/test", ADMINISTRATOR, COORDINATOR),
  LIST_DELIVERIES(HttpMethod.GET, "/webhooks/:webhook/deliveries", ADMINISTRATOR, COORDINATOR),
  REDELIVER(HttpMethod.POST, "/webhooks/:webhook/deliveries/:delivery/redeliver", ADMINISTRATOR, COORDINATOR),
  LIST_PRACTICE(HttpMethod.GET, "/practice/exercises", Entry.ANYONE),
  SHOW_PRACTICE(HttpMethod.GET, "/practice/exercises/:slug", Entry.ANYONE),
  DOWNLOAD_PRACTICE(HttpMethod.GET, "/practice/exercises/:slug/student-pack.zip", Entry.ANYONE),
  BEGIN_LEARNING(HttpMethod.POST, "/practice/learners", Entry.OWN_PAGE),
  LIST_ATTEMPTS(HttpMethod.GET, "/practice/attempts", PERSON, LEARNER),
  BEGIN_ATTEMPT(HttpMethod.POST, "/practice/attempts", PERSON, LEARNER),
  SHOW_ATTEMPT(HttpMethod.GET, "/practice/attempts/:attempt", PERSON, LEARNER),
  ENTER_ATTEMPT(
      HttpMethod.POST, "/practice/attempts/:attempt/room-token", PERSON, LEARNER),
  REVEAL_ATTEMPT(HttpMethod.POST, "/practice/attempts/:attempt/reveal", PERSON, LEARNER),
  REPLAY_ATTEMPT(HttpMethod.GET, "/practice/attempts/:attempt/events", PERSON, LEARNER),
  REPLAY_MODEL(HttpMethod.GET, "/practice/attempts/:attempt/model", PERSON, LEARNER),
  DOWNLOAD_ATTEMPT(
      HttpMethod.GET, "/practice/attempts/:attempt/attempt.zip", PERSON, LEARNER),
  DELETE_ATTEMPT(HttpMethod.DELETE, "/practice/attempts/:attempt", PERSON, LEARNER),
  RENDER_MARKDOWN(
      HttpMethod.POST, "/markdown", PERSON, GUEST_CANDIDATE, GUEST_OBSERVER);

  /** What a caller must show before it is asked who they are. */
  public enum Entry {
    /** Nothing: what is public. */
    ANYONE,
    /** That a page of ours makes the call: for what rests on a cookie or a secret, and so could be forged. */
    OWN_PAGE,
    /** An access token of somebody with one of the route's standings. */
    SIGNED_IN
  }

  /**
   * What leads to another way in, or changes the one there is: somebody who found a token would outlive it by these. And
   * what people do in person or not at all.
   */
  private static final Set<String> NOT_BY_TOKEN =
      Set.of("CHANGE_MYSELF", "LIST_TOKENS", "MAKE_TOKEN", "REVOKE_TOKEN", "MAKE_SIGN_IN_LINK", "ADD_PERSON", "ENTER_ROOM", "ENTER_ATTEMPT", "ANSWER_AS_MENTOR");
  private static final Set<Standing> SEATS = EnumSet.of(PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER);

  private final HttpMethod method;
  private final String path;
  private final Entry entry;
  private final Set<Standing> standings;

  Route(HttpMethod method, String path, Entry entry) {
    this.method = method;
    this.path = path;
    this.entry = entry;
    this.standings = Set.of();
  }

  Route(HttpMethod method, String path, Standing... standings) {
    this.method = method;
    this.path = path;
    this.entry = Entry.SIGNED_IN;
    this.standings = Set.copyOf(Arrays.asList(standings));
  }

  public HttpMethod method() {
    return method;
  }

  /** Relative to {@code /api/v1}. */
  public String path() {
    return path;
  }

  public Entry entry() {
    return entry;
  }

  /** Whether one of these is enough. */
  public boolean permits(Set<Standing> any) {
    return any.stream().anyMatch(standings::contains);
  }

  /** Whether personal tokens of people who may do this open it too. */
  public boolean byToken() {
    return entry == Entry.SIGNED_IN && !NOT_BY_TOKEN.contains(name()) && standings.stream().anyMatch(Route::ofAccount);
  }

  private static boolean ofAccount(Standing standing) {
    return switch (standing) {
      case PERSON, ADMINISTRATOR, COORDINATOR, MENTOR, OBSERVER, PANEL_LEAD, PANEL_MENTOR, PANEL_OBSERVER -> true;
      case GUEST_CANDIDATE, GUEST_OBSERVER, LEARNER -> false;
    };
  }

  /** Whether it changes nothing, so that a token that may only read opens it. */
  public boolean reads() {
    return method.equals(HttpMethod.GET);
  }

  /** Whether the path names an interview, so that seats and guests count for that one only. */
  public boolean ofInterview() {
    return path.startsWith("/interviews/:interview");
  }

  /** Whether an account may get through by a seat, which only the interview itself can tell. */
  boolean bySeat() {
    return permits(SEATS);
  }
}
