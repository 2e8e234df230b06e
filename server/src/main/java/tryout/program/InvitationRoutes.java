package tryout.program;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.access.Access;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.access.Invitations.Made;
import tryout.access.RoomTokens.Issued;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Role;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.RateLimit;
import tryout.web.Reply;

/** The ways into a room: invitations for guests, and tokens for those who are in already. */
final class InvitationRoutes {
  private final Interviews interviews;
  private final Access access;
  private final Organisation organisation;
  private final URI url;
  private final RateLimit redemptions;
  private final RateLimit joins;

  InvitationRoutes(
      Interviews interviews, Access access, Organisation organisation, URI url, InstantSource clock, int speed) {
    this.interviews = interviews;
    this.access = access;
    this.organisation = organisation;
    this.url = url;
    this.redemptions = new RateLimit(30 * speed, Duration.ofSeconds(2).dividedBy(speed), clock);
    this.joins = new RateLimit(20 * speed, Duration.ofSeconds(6).dividedBy(speed), clock);
  }

  void open(Api api) {
    Gate gate = access.gate();
    gate.open(api, Route.INVITE, this::invite);
    gate.open(api, Route.RENEW_INVITATION, this::renew);
    gate.open(api, Route.REVOKE_INVITATION, this::revoke);
    gate.open(api, Route.REDEEM_INVITATION, this::redeem);
    gate.open(api, Route.ENTER_ROOM, this::roomToken);
  }

  private Reply invite(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, Route.INVITE));
    Fields body = call.body();
    @Nullable Role wished = body.word("role", Role::of);
    String name = body.line("name");
    body.end();
    Role role = Objects.requireNonNull(wished);
    interviews.assertNotEnded(id);
    boolean tell = interviews.notStarted(id);
    return Reply.created(
        interviews
            .database()
            .inTransaction(
                sql ->
                    Idempotency.once(
                        sql, call, person.id(), interviews.now(), () -> make(sql, person, id, role, name, tell))));
  }

  private JsonObject make(Sql sql, Caller.Person person, UUID id, Role role, String name, boolean tell) {
    Interview interview = interviews.admitted(sql, person, id, Route.INVITE);
    Made made = access.invitations().make(sql, person.id(), id, role, name);
    if (tell) {
      interviews.reseat(sql, id);
    }
    return answer(made, interview.plan().title());
  }

  private JsonObject answer(Made made, String title) {
    String link = url + "/join#" + made.secret();
    return new JsonObject()
        .put("id", made.invitation().id().toString())
        .put("link", link)
        .put("text", text(made, title, link))
        .put("expiresAt", made.invitation().expiresAt().toInstant().toString())
        .put("reach", reach());
  }

  /** Ready to be sent by mail or chat. The title of the exercise is not told before it begins. */
  private String text(Made made, String title, String link) {
    boolean candidate = made.invitation().role() == Role.CANDIDATE;
    String what = candidate ? "to a mentorship interview" : "to observe the interview “" + title + "”";
    return "Hello " + made.invitation().name() + ",\n\nYou are invited " + what
        + ". Open this link in a current browser on a computer with a keyboard; you need no account:\n\n" + link
        + "\n\nThe link is yours alone: whoever opens it comes in under your name. It works until "
        + made.invitation().expiresAt().toLocalDate() + ", also if you have to come back."
        + (candidate ? " You can look at the room and try the editor before anything begins." : "")
        + "\n\n" + organisation.name() + "\n";
  }

  private String reach() {
    String host = String.valueOf(url.getHost());
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")
        ? "Only somebody at this computer can open this link, because TRYOUT_URL is " + url + "."
        : "Anybody who can reach " + url + " can open this link.";
  }

  private Reply renew(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    UUID invitation = call.id("invitation");
    interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, Route.RENEW_INVITATION));
    interviews.assertNotEnded(id);
    return Reply.created(
        interviews
            .database()
            .inTransaction(
                sql -> {
                  Interview interview = interviews.admitted(sql, person, id, Route.RENEW_INVITATION);
                  Made made = access.invitations().renew(sql, person.id(), id, invitation);
                  return answer(made, interview.plan().title());
                }));
  }

  private Reply revoke(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    UUID invitation = call.id("invitation");
    interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, Route.REVOKE_INVITATION));
    boolean expected = interviews.notStarted(id);
    access.invitations().revoke(person.id(), id, invitation);
    if (expected) {
      interviews.database().inTransaction(sql -> {
        interviews.reseat(sql, id);
        return id;
      });
    }
    return Reply.nothing();
  }

  private Reply redeem(Call call) {
    redemptions.take(call.address());
    Fields body = call.body();
    String secret = body.text("secret");
    body.end();
    interviews.assertNotEnded(access.invitations().room(secret));
    return access.sessionRoutes().welcome(access.invitations().redeem(secret, call.address()));
  }

  private Reply roomToken(Call call) {
    Caller caller = Caller.of(call);
    UUID id = call.id("interview");
    Issued issued =
        switch (caller) {
          case Caller.Guest guest -> {
            joins.take(guest.member().toString());
            yield access.roomTokens().issue(guest, id, guest.member(), guest.role());
          }
          case Caller.Person person -> {
            Role role = seat(person, id);
            joins.take(person.id().toString());
            yield access.roomTokens().issue(person, id, person.id(), role);
          }
          case Caller.Learner learner -> throw Interviews.nothing();
        };
    return Reply.ok(
        new JsonObject().put("token", issued.token()).put("expiresAt", issued.expiresAt().toString()));
  }

  private Role seat(Caller.Person person, UUID id) {
    return interviews
        .database()
        .inTransaction(sql -> interviews.admitted(sql, person, id, Route.ENTER_ROOM))
        .roleOf(person.id())
        .orElseThrow(Interviews::nothing);
  }
}
