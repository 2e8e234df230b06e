package tryout.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Command;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.Terms;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.text.ChangeSet;
import tryout.text.InvalidChange;
import tryout.web.StrictJson;

/**
 * Reads frames, strictly: one key names the message, unknown members and duplicate keys are malformed, numbers are whole
 * and within bounds.
 *
 * <p>Two kinds of fault: a frame that cannot be read at all ends the socket ({@link Unreadable}); one that can be read
 * and holds something that is no good is refused by its {@code ref}, and the socket stays open ({@link Bad}).
 */
final class Frames {
  /** A member's id is no longer. */
  private static final int MEMBER_UNITS = 64;
  private static final Set<String> SEATS = Set.of("mentor", "observer", "none");
  private static final Set<String> TERMS = Set.of("deletedOn", "allowed", "notAllowed", "kinds");

  /** A frame that is no message of this protocol: the socket is closed with 4400. */
  static final class Unreadable extends RuntimeException {
    Unreadable(String detail) {
      super(detail, null, false, false);
    }
  }

  /** A message with a fault in it. */
  static final class Bad extends RuntimeException {
    final long ref;
    final Refused refused;

    Bad(long ref, Refused refused) {
      super(refused.detail(), null, false, false);
      this.ref = ref;
      this.refused = refused;
    }
  }

  private Frames() {}

  /**
   * Reads one frame.
   *
   * @throws Unreadable if it is no message of this protocol
   * @throws Bad if it is one, with a fault in it
   */
  static Frame read(String text) {
    JsonObject frame = parse(text);
    if (frame.size() != 1) {
      throw new Unreadable("A frame has one key, the message's name.");
    }
    String kind = frame.fieldNames().iterator().next();
    Body body = new Body(kind, object(frame, kind));
    return switch (kind) {
      case "join" -> join(body);
      case "ping" -> body.only(Set.of(), new Frame.Ping());
      case "signal" -> signal(body);
      case "auth" -> body.only(Set.of("ref", "token"), new Frame.Auth(body.ref(), body.string("token")));
      case "differs" -> body.only(Set.of("file", "version", "hash"),
          new Frame.Differs(body.positive("file"), body.natural("version"), body.checksum("hash")));
      case "scratch" -> scratch(body);
      case "seat" -> seat(body);
      case "stop" -> body.only(Set.of("ref", "run"), new Frame.Stop(body.ref(), body.positive("run")));
      case "note", "confer", "mark", "pin", "unpin", "recommend", "lock", "reconcile", "agree", "close", "release" -> PanelFrames.read(kind, body);
      default -> stored(kind, body);
    };
  }

  private static JsonObject parse(String text) {
    try {
      return StrictJson.object(Buffer.buffer(text));
    } catch (Refused refused) {
      throw new Unreadable(refused.detail());
    }
  }

  private static JsonObject object(JsonObject frame, String key) {
    if (frame.getValue(key) instanceof JsonObject body) {
      return body;
    }
    throw new Unreadable("A message is an object.");
  }

  private static Frame join(Body body) {
    boolean again = body.has("generation") || body.has("client") || body.has("seq");
    Frame.Join join = new Frame.Join(
        body.string("token"), again ? body.string("generation") : null, again ? body.string("client") : null,
        again ? body.natural("seq") : 0);
    return body.only(Set.of("token", "generation", "client", "seq"), join);
  }

  private static Frame signal(Body body) {
    if (body.json().size() != 1) {
      throw new Unreadable("A signal has one key.");
    }
    String kind = body.json().fieldNames().iterator().next();
    return switch (kind) {
      case "cursor" -> {
        Body cursor = body.inner(kind, Set.of("file", "anchor", "head"));
        cursor.positive("file");
        cursor.natural("anchor");
        cursor.natural("head");
        yield new Frame.Signal(kind, body.json());
      }
      case "pulse" -> {
        Body pulse = body.inner(kind, Set.of("file", "line"));
        pulse.positive("file");
        pulse.positive("line");
        yield new Frame.Signal(kind, body.json());
      }
      case "replay" -> {
        if (body.json().getValue(kind) != null) {
          body.inner(kind, Set.of("seq")).natural("seq");
        }
        yield new Frame.Signal(kind, body.json());
      }
      case "typing" -> {
        body.flag(kind);
        yield new Frame.Signal(kind, body.json());
      }
      case "follow" -> {
        if (body.json().getValue(kind) != null && body.string(kind).length() > MEMBER_UNITS) {
          throw new Unreadable("signal.follow names a member.");
        }
        yield new Frame.Signal(kind, body.json());
      }
      default -> throw new Unreadable("There is no such signal.");
    };
  }

  private static Frame seat(Body body) {
    String member = body.string("member");
    String role = body.string("role");
    if (member.length() > MEMBER_UNITS) {
      throw new Unreadable("seat.member names a member.");
    }
    if (!SEATS.contains(role)) {
      throw new Bad(body.ref(), Refused.field("/seat/role", "One of mentor, observer, none."));
    }
    return body.only(Set.of("ref", "member", "role"), new Frame.Seat(body.ref(), member, Role.of(role).orElse(null)));
  }

  private static Frame scratch(Body body) {
    if (body.has("stop")) {
      body.truth("stop");
      return body.only(Set.of("ref", "stop"), new Frame.StopScratch(body.ref()));
    }
    long ref = body.ref();
    try {
      List<Source> files = body.inners("files", Set.of("name", "text")).stream()
          .map(file -> new Source(file.string("name"), file.string("text"))).toList();
      return body.only(Set.of("ref", "profile", "files", "input"),
          new Frame.Scratch(ref, profile("/scratch/profile", body.string("profile")), files, body.string("input")));
    } catch (Refused refused) {
      throw new Bad(ref, refused);
    }
  }

  private static Frame stored(String kind, Body body) {
    long ref = body.ref();
    try {
      Command command = command(kind, body);
      return new Frame.Stored(ref, body.natural("clientSeq"), kind, body.hash(), command, System.nanoTime());
    } catch (Refused refused) {
      throw new Bad(ref, refused);
    } catch (InvalidChange invalid) {
      throw new Bad(ref, new Refused(Code.MALFORMED, invalid.detail()));
    }
  }

  private static Command command(String kind, Body body) {
    return switch (kind) {
      case "edit" -> body.strict(Set.of("file", "version", "changes"),
          new Command.Edit(body.positive("file"), body.natural("version"), ChangeSet.fromJson(body.list("changes"))));
      case "file" -> file(body);
      case "say" -> body.strict(Set.of("text"), new Command.Say(body.string("text")));
      case "run" -> run(body);
      case "input" -> body.has("end")
          ? body.strict(Set.of("run", "end"), closeInput(body))
          : body.strict(Set.of("run", "text"), new Command.GiveInput(body.positive("run"), body.string("text")));
      case "phase" -> body.strict(Set.of("to"), phase(body.string("to")));
      case "pause" -> body.strict(Set.of("paused", "reason"),
          new Command.Pause(body.flag("paused"), body.string("reason")));
      case "credit" -> body.strict(Set.of("minutes", "reason"),
          new Command.Credit(body.natural("minutes"), body.string("reason")));
      case "admit" -> body.strict(Set.of("member"), new Command.Admit(body.string("member")));
      case "typing" -> body.strict(Set.of("on"), new Command.SwitchTyping(body.flag("on")));
      case "editor" -> body.strict(Set.of("open"), new Command.SwitchEditor(body.flag("open")));
      case "question" -> question(body);
      case "hint" -> body.strict(Set.of("number"), new Command.GiveHint(body.positive("number")));
      case "hand" -> body.strict(Set.of("up"), new Command.RaiseHand(body.flag("up")));
      case "curtain" -> body.strict(Set.of("drawn"), new Command.MoveCurtain(body.flag("drawn")));
      case "consent" -> body.strict(Set.of("terms"), consent(body.inner("terms", TERMS)));
      case "offer" -> body.strict(Set.of("file", "name", "text"),
          new Command.Offer(body.positive("file"), body.string("name"), body.string("text")));
      default -> throw new Unreadable("There is no such message.");
    };
  }

  private static Command consent(Body terms) {
    return new Command.Consent(
        new Terms(terms.string("deletedOn"), terms.string("allowed"), terms.string("notAllowed"), terms.has("kinds") ? terms.string("kinds") : ""));
  }

  private static Command closeInput(Body body) {
    body.truth("end");
    return new Command.CloseInput(body.positive("run"));
  }

  private static Command file(Body body) {
    if (body.has("add")) {
      Body add = body.inner("add", Set.of("name", "text"));
      return body.strict(Set.of("add"), new Command.AddFile(add.string("name"), add.string("text")));
    }
    if (body.has("rename")) {
      Body rename = body.inner("rename", Set.of("file", "name"));
      return body.strict(Set.of("rename"), new Command.RenameFile(rename.positive("file"), rename.string("name")));
    }
    Body delete = body.inner("delete", Set.of("file"));
    return body.strict(Set.of("delete"), new Command.DeleteFile(delete.positive("file")));
  }

  private static Command question(Body body) {
    if (body.has("ask")) {
      return body.strict(Set.of("ask"), new Command.Ask(body.string("ask")));
    }
    Body tick = body.inner("tick", Set.of("question", "answered"));
    return body.strict(Set.of("tick"), new Command.Tick(tick.positive("question"), tick.flag("answered")));
  }

  private static Command phase(String to) {
    if (to.equals("reopen")) {
      return new Command.Reopen();
    }
    return new Command.Advance(
        Phase.of(to).orElseThrow(() -> Refused.field("/phase/to", "There is no such phase.")));
  }

  private static Command run(Body body) {
    if (body.has("again")) {
      return body.strict(Set.of("again"), new Command.RunAgain(body.positive("again")));
    }
    return body.strict(Set.of("profile"), switch (body.string("profile")) {
      case "compare" -> new Command.CompareRuns();
      case "tests" -> new Command.RunTests();
      case String way -> new Command.StartRun(profile("/run/profile", way));
    });
  }

  private static Profile profile(String pointer, String slug) {
    for (Profile profile : Profile.values()) {
      if (profile.runs() && profile.slug().equals(slug)) {
        return profile;
      }
    }
    throw Refused.field(pointer, "There is no such profile.");
  }
}
