package tryout.fault;

/**
 * The stable names of refusals, the same at both doors: the {@code code} of a {@code refused} frame on the socket and,
 * where {@link #status} is not 0, the last part of the problem's {@code type} over HTTP.
 *
 * <p>A refusal is the caller's affair (a bad field, no such room, not their role, too fast); it is never logged above
 * debug and never closes a socket by itself.
 */
public enum Code {
  MALFORMED("malformed", 400, "The request could not be read"),
  NOT_SIGNED_IN("not-signed-in", 401, "Nobody is signed in"),
  WRONG_CREDENTIALS("wrong-credentials", 401, "Mail address or password is wrong"),
  LINK_EXPIRED("link-expired", 401, "The link is used up or expired"),
  NOT_ALLOWED("not-allowed", 403, "Your role may not do this"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "That method is not for this address"),
  ILLEGAL_TRANSITION("illegal-transition", 409, "That cannot be done in this state"),
  ALREADY_STARTED("already-started", 409, "The interview has already started"),
  DUPLICATE_MAIL("duplicate-mail", 409, "That mail address already has an account"),
  LAST_ADMIN("last-admin", 409, "The last administrator must stay one"),
  IN_PROGRESS("in-progress", 409, "The same request is still being worked on"),
  EXERCISE_NOT_VERIFIED("exercise-not-verified", 409, "That exercise may not be assigned now"),
  EVIDENCE_MISSING("evidence-missing", 409, "That level needs a moment that shows it"),
  NOT_SUBMITTED("not-submitted", 409, "It is not submitted yet"),
  NOT_ENDED("not-ended", 409, "The interview has not ended yet"),
  VERSION_EXISTS("version-exists", 409, "That version is there with other files"),
  SLUG_TAKEN("slug-taken", 409, "Another exercise has that name"),
  IN_USE("in-use", 409, "Something refers to it"),
  ONLY_SELF_MAY_AGREE("only-self-may-agree", 403, "Nobody answers that for somebody else"),
  IDEAS_CLOSED("ideas-closed", 409, "The round takes no ideas now"),
  NO_MENTOR("no-mentor", 409, "Nobody mentors it yet"),
  TEMPLATE_INCOMPLETE("template-incomplete", 409, "Some fields of the idea are still empty"),
  LIVE_APPLICATIONS("live-applications", 409, "There are applications for it"),
  ALREADY_AGREED("already-agreed", 409, "They have agreed already"),
  ROLE_MISSING("role-missing", 409, "That needs a role first"),
  DUPLICATE_TITLE("duplicate-title", 409, "The round has an idea of that title"),
  CHANGED_SINCE_DRY_RUN("changed-since-dry-run", 409, "The ideas were changed since the dry run"),
  FROZEN_FIELD("frozen-field", 409, "Somebody has applied for it as it is"),
  ROUND_INCOMPLETE("round-incomplete", 409, "The round is not ready to open"),
  LOCKED("locked", 409, "It is locked"),
  ALREADY_APPLIED("already-applied", 409, "You have applied for that idea"),
  ROUND_NOT_OPEN("round-not-open", 409, "The round takes no applications now"),
  IDEA_CLOSED("idea-closed", 409, "The idea takes no applications now"),
  ROLE_CONFLICT("role-conflict", 409, "Those who choose do not apply"),
  NOT_EDITABLE("not-editable", 409, "It cannot be written on now"),
  DEADLINE_PASSED("deadline-passed", 409, "It is too late, or too early, for that"),
  LIMIT_REACHED("limit-reached", 409, "There are as many as there may be"),
  CONTACT_MENTOR_FIRST("contact-mentor-first", 409, "The round asks to talk with a mentor first"),
  RECOMMENDATION_MISSING("recommendation-missing", 409, "No mentor recommends it yet"),
  INTERVIEW_MISSING("interview-missing", 409, "There is no graded interview"),
  INTERVIEW_OPEN("interview-open", 409, "An interview is under way"),
  CAPACITY_REACHED("capacity-reached", 409, "All places are given away"),
  ACCEPTED_ELSEWHERE("accepted-elsewhere", 409, "They are accepted elsewhere in the round"),
  CONFLICT_OF_INTEREST("conflict-of-interest", 403, "A conflict of interest was declared"),
  ENDED("ended", 410, "The interview has ended"),
  ERASED("erased", 410, "The interview was erased"),
  STALE_REVISION("stale-revision", 412, "It was changed in the meantime"),
  TOO_LARGE("too-large", 413, "It is too large"),
  UNSUPPORTED_TYPE("unsupported-type", 415, "That content type is not read here"),
  INVALID("invalid", 422, "A field is not valid"),
  PACKAGE_INVALID("package-invalid", 422, "That is no package that can be read"),
  DATES_OUT_OF_ORDER("dates-out-of-order", 422, "The dates are not in order"),
  SCHEDULE_GAP("schedule-gap", 422, "The schedule is not whole"),
  REASON_REQUIRED("reason-required", 422, "That needs a reason"),
  PLEDGE_TOO_LOW("pledge-too-low", 422, "The round asks mentors for more time"),
  NOTE_REQUIRED("note-required", 422, "That needs a note"),
  FORBIDDEN_TARGET("forbidden-target", 422, "That address may lie within the house's own network"),
  IDEMPOTENCY_MISMATCH("idempotency-mismatch", 422, "That key was used with another request"),
  PRECONDITION_REQUIRED("precondition-required", 428, "If-Match is missing"),
  RATE_LIMITED("rate-limited", 429, "Too many requests"),
  INTERNAL("internal", 500, "Our fault"),
  BUSY("busy", 503, "Try again in a moment"),

  /** The exercise's time was up when the edit arrived; the text stays with its author. */
  AFTER_TIME("after-time", 0, "Time is up"),
  /** The push was made at a version too far back to map at once: pull, rebase, push again. */
  STALE("stale", 0, "The text has moved on too far"),
  /** The client's sequence number is not the next one. */
  OUT_OF_ORDER("out-of-order", 0, "A message is missing before this one"),
  /** A known sequence number came again with other content. */
  ALTERED("altered", 0, "A message was sent again with other content"),
  /** The client id belongs to somebody else, or to nobody. */
  FOREIGN_CLIENT("foreign-client", 0, "That client id is not yours"),
  /** The file is read-only for this member now. */
  READ_ONLY("read-only", 0, "This is read-only now"),
  /** Saving is paused because the database is away; nothing is lost, send it again later. */
  SAVING_PAUSED("saving-paused", 0, "Saving is paused, our fault"),
  /** Saving was paused meanwhile and it is known now that this was not stored: send it again. */
  RESYNC("resync", 0, "It was not stored"),
  /** The runner is off, or has too much to do. */
  RUNNER_BUSY("runner-busy", 0, "The runner is busy"),
  RUNNER_OFF("runner-off", 0, "Running code is switched off on this server");

  private final String slug;
  private final int status;
  private final String title;

  Code(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /** The stable string that clients branch on. */
  public String slug() {
    return slug;
  }

  /** The HTTP status, or 0 for a refusal that only the socket knows. */
  public int status() {
    return status;
  }

  /** One short sentence without a full stop, the same for every refusal of this code. */
  public String title() {
    return title;
  }
}
