package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tryout.room.Clock;
import tryout.room.Fact;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.Terms;
import tryout.run.Channel;
import tryout.run.Profile;
import tryout.run.Receipt;
import tryout.run.Result;
import tryout.run.Stage;
import tryout.run.Verdict;
import tryout.text.ChangeSet;

/**
 * How facts lie in the journal: a number for the kind and a JSON body. The numbers and the names are for ever; a kind
 * whose body changes gets a higher schema version, and both stay readable.
 */
final class Facts {
  /** The schema version that is written. */
  static final short SCHEMA = 1;

  private Facts() {}

  /** The kinds, with their number in the journal and their name on the wire. */
  enum Kind {
    JOINED(1, "joined"),
    LEFT(2, "left"),
    CONSENTED(3, "consented"),
    PHASE_CHANGED(4, "phaseChanged"),
    TASK_SHOWN(5, "taskShown"),
    CLOCK_CHANGED(6, "clockChanged"),
    FROZEN(7, "frozen"),
    EDITED(8, "edited"),
    FILE_ADDED(9, "fileAdded"),
    FILE_RENAMED(10, "fileRenamed"),
    FILE_DELETED(11, "fileDeleted"),
    SAID(12, "said"),
    RUN_STARTED(13, "runStarted"),
    RUN_ADVANCED(14, "runAdvanced"),
    RUN_OUTPUT(15, "runOutput"),
    RUN_INPUT(16, "runInput"),
    INPUT_CLOSED(17, "inputClosed"),
    RUN_ENDED(18, "runEnded"),
    TYPING_SWITCHED(19, "typingSwitched"),
    EDITOR_SWITCHED(20, "editorSwitched"),
    QUESTION_ASKED(21, "questionAsked"),
    QUESTION_TICKED(22, "questionTicked"),
    HAND_RAISED(23, "handRaised"),
    OFFERED(24, "offered"),
    HELD_BACK(25, "heldBack"),
    ADMITTED(26, "admitted"),
    RUN_FOUND(27, "runFound"),
    TESTED(28, "tested"),
    HINT_GIVEN(29, "hintGiven"),
    CURTAIN_MOVED(30, "curtainMoved"),
    SEATED(31, "seated");

    final short number;
    final String wire;

    Kind(int number, String wire) {
      this.number = (short) number;
      this.wire = wire;
    }

    static Kind of(int number) {
      for (Kind kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new IllegalStateException("the journal holds an event of kind " + number + ", which this version does not know");
    }
  }

  static Kind kind(Fact fact) {
    return switch (fact) {
      case Fact.Joined joined -> Kind.JOINED;
      case Fact.Left left -> Kind.LEFT;
      case Fact.Consented consented -> Kind.CONSENTED;
      case Fact.PhaseChanged changed -> Kind.PHASE_CHANGED;
      case Fact.TaskShown shown -> Kind.TASK_SHOWN;
      case Fact.ClockChanged changed -> Kind.CLOCK_CHANGED;
      case Fact.Frozen frozen -> Kind.FROZEN;
      case Fact.Edited edited -> Kind.EDITED;
      case Fact.FileAdded added -> Kind.FILE_ADDED;
      case Fact.FileRenamed renamed -> Kind.FILE_RENAMED;
      case Fact.FileDeleted deleted -> Kind.FILE_DELETED;
      case Fact.Said said -> Kind.SAID;
      case Fact.RunStarted started -> Kind.RUN_STARTED;
      case Fact.RunAdvanced advanced -> Kind.RUN_ADVANCED;
      case Fact.RunOutput output -> Kind.RUN_OUTPUT;
      case Fact.RunFound found -> Kind.RUN_FOUND;
      case Fact.RunInput input -> Kind.RUN_INPUT;
      case Fact.InputClosed closed -> Kind.INPUT_CLOSED;
      case Fact.RunEnded ended -> Kind.RUN_ENDED;
      case Fact.TypingSwitched switched -> Kind.TYPING_SWITCHED;
      case Fact.EditorSwitched switched -> Kind.EDITOR_SWITCHED;
      case Fact.QuestionAsked asked -> Kind.QUESTION_ASKED;
      case Fact.QuestionTicked ticked -> Kind.QUESTION_TICKED;
      case Fact.HandRaised raised -> Kind.HAND_RAISED;
      case Fact.Offered offered -> Kind.OFFERED;
      case Fact.HeldBack back -> Kind.HELD_BACK;
      case Fact.Admitted admitted -> Kind.ADMITTED;
      case Fact.Seated seated -> Kind.SEATED;
      case Fact.Tested tested -> Kind.TESTED;
      case Fact.HintGiven given -> Kind.HINT_GIVEN;
      case Fact.CurtainMoved moved -> Kind.CURTAIN_MOVED;
    };
  }

  /** The body as it is stored. */
  static JsonObject write(Fact fact) {
    return switch (fact) {
      case Fact.Joined f -> new JsonObject().put("client", f.client()).put("member", f.member()).put("name", f.name())
          .put("role", f.role().slug());
      case Fact.Left f -> new JsonObject().put("client", f.client()).put("since", f.since());
      case Fact.Consented f -> consent(f.terms());
      case Fact.PhaseChanged f -> new JsonObject().put("phase", f.phase().slug()).put("clock", clock(f.clock()));
      case Fact.TaskShown f -> new JsonObject().put("title", f.title()).put("statement", f.statement());
      case Fact.ClockChanged f -> clockChanged(f);
      case Fact.Frozen f -> new JsonObject();
      case Fact.Edited f -> new JsonObject().put("file", f.file()).put("version", f.version())
          .put("changes", new JsonArray(f.changes().toJson()));
      case Fact.FileAdded f -> new JsonObject().put("file", f.file()).put("name", f.name()).put("text", f.text())
          .put("readOnly", f.readOnly());
      case Fact.FileRenamed f -> new JsonObject().put("file", f.file()).put("name", f.name());
      case Fact.FileDeleted f -> new JsonObject().put("file", f.file());
      case Fact.Said f -> new JsonObject().put("text", f.text());
      case Fact.RunStarted f -> started(f);
      case Fact.RunAdvanced f -> new JsonObject().put("run", f.run()).put("stage", f.stage().slug())
          .put("waited", f.waitedMillis());
      case Fact.RunOutput f -> new JsonObject().put("run", f.run()).put("channel", f.channel().slug())
          .put("text", f.text());
      case Fact.RunFound f -> new JsonObject().put("run", f.run()).put("findings", FindingJson.write(f.findings()));
      case Fact.RunInput f -> new JsonObject().put("run", f.run()).put("text", f.text());
      case Fact.InputClosed f -> new JsonObject().put("run", f.run());
      case Fact.RunEnded f -> result(f.result()).put("run", f.run());
      case Fact.TypingSwitched f -> new JsonObject().put("on", f.on());
      case Fact.EditorSwitched f -> new JsonObject().put("open", f.open());
      case Fact.QuestionAsked f -> new JsonObject().put("question", f.question()).put("text", f.text());
      case Fact.QuestionTicked f -> new JsonObject().put("question", f.question()).put("answered", f.answered());
      case Fact.HandRaised f -> new JsonObject().put("up", f.up());
      case Fact.Offered f -> new JsonObject().put("file", f.file()).put("name", f.name()).put("text", f.text());
      case Fact.HeldBack f -> new JsonObject().put("member", f.member());
      case Fact.Admitted f -> new JsonObject().put("member", f.member());
      case Fact.Seated f -> new JsonObject().put("member", f.member()).put("role", f.role() == null ? null : f.role().slug());
      case Fact.Tested f -> TestJson.group(f.group()).put("run", f.run());
      case Fact.CurtainMoved f -> new JsonObject().put("drawn", f.drawn());
      case Fact.HintGiven f -> new JsonObject().put("hint", f.number()).put("text", f.text());
    };
  }

  /** Reads a stored body back. */
  static Fact read(int number, JsonObject body) {
    return switch (Kind.of(number)) {
      case JOINED -> new Fact.Joined(body.getString("client"), body.getString("member"), body.getString("name"),
          role(body.getString("role")));
      case LEFT -> new Fact.Left(body.getString("client"), body.getLong("since"));
      case CONSENTED -> new Fact.Consented(terms(body.getJsonObject("terms")));
      case PHASE_CHANGED -> new Fact.PhaseChanged(phase(body.getString("phase")), clock(body.getJsonObject("clock")));
      case TASK_SHOWN -> new Fact.TaskShown(body.getString("title"), body.getString("statement"));
      case CLOCK_CHANGED -> clockChanged(body);
      case FROZEN -> new Fact.Frozen();
      case EDITED -> new Fact.Edited(body.getInteger("file"), body.getInteger("version"),
          ChangeSet.fromJson(body.getJsonArray("changes").getList()));
      case FILE_ADDED -> new Fact.FileAdded(body.getInteger("file"), body.getString("name"), body.getString("text"),
          body.getBoolean("readOnly"));
      case FILE_RENAMED -> new Fact.FileRenamed(body.getInteger("file"), body.getString("name"));
      case FILE_DELETED -> new Fact.FileDeleted(body.getInteger("file"));
      case SAID -> new Fact.Said(body.getString("text"));
      case RUN_STARTED -> new Fact.RunStarted(body.getInteger("run"), profile(body.getString("profile")),
          versions(body.getJsonObject("versions")), body.getInteger("with", 0), body.getInteger("again", 0));
      case RUN_ADVANCED -> new Fact.RunAdvanced(body.getInteger("run"), stage(body.getString("stage")),
          body.getLong("waited"));
      case RUN_OUTPUT -> new Fact.RunOutput(body.getInteger("run"), channel(body.getString("channel")),
          body.getString("text"));
      case RUN_FOUND -> new Fact.RunFound(body.getInteger("run"), FindingJson.read(body.getJsonArray("findings")));
      case RUN_INPUT -> new Fact.RunInput(body.getInteger("run"), body.getString("text"));
      case INPUT_CLOSED -> new Fact.InputClosed(body.getInteger("run"));
      case RUN_ENDED -> new Fact.RunEnded(body.getInteger("run"), result(body));
      case TYPING_SWITCHED -> new Fact.TypingSwitched(body.getBoolean("on"));
      case EDITOR_SWITCHED -> new Fact.EditorSwitched(body.getBoolean("open"));
      case QUESTION_ASKED -> new Fact.QuestionAsked(body.getInteger("question"), body.getString("text"));
      case QUESTION_TICKED -> new Fact.QuestionTicked(body.getInteger("question"), body.getBoolean("answered"));
      case HAND_RAISED -> new Fact.HandRaised(body.getBoolean("up"));
      case OFFERED -> new Fact.Offered(body.getInteger("file"), body.getString("name"), body.getString("text"));
      case HELD_BACK -> new Fact.HeldBack(body.getString("member"));
      case ADMITTED -> new Fact.Admitted(body.getString("member"));
      case SEATED -> new Fact.Seated(body.getString("member"), body.getString("role") == null ? null : role(body.getString("role")));
      case TESTED -> new Fact.Tested(body.getInteger("run"), TestJson.group(body));
      case CURTAIN_MOVED -> new Fact.CurtainMoved(body.getBoolean("drawn"));
      case HINT_GIVEN -> new Fact.HintGiven(body.getInteger("hint"), body.getString("text"));
    };
  }

  private static JsonObject started(Fact.RunStarted f) {
    JsonObject json = new JsonObject().put("run", f.run()).put("profile", f.profile().slug())
        .put("versions", versions(f.versions()));
    if (f.with() > 0) {
      json.put("with", f.with());
    }
    return f.again() == 0 ? json : json.put("again", f.again());
  }

  private static JsonObject clockChanged(Fact.ClockChanged changed) {
    JsonObject json = new JsonObject().put("clock", clock(changed.clock())).put("why", changed.cause().slug())
        .put("millis", changed.millis()).put("reason", changed.reason());
    return changed.since() == 0 ? json : json.put("since", changed.since());
  }

  private static Fact clockChanged(JsonObject body) {
    Clock clock = clock(body.getJsonObject("clock"));
    if (clock == null) {
      throw new IllegalStateException("a clock that changed is missing in the journal");
    }
    String why = body.getString("why");
    for (Fact.ClockCause cause : Fact.ClockCause.values()) {
      if (cause.slug().equals(why)) {
        return new Fact.ClockChanged(clock, cause, body.getLong("millis"), body.getString("reason"), body.getLong("since", 0L));
      }
    }
    throw unknown(why);
  }

  static JsonObject terms(Terms terms) {
    return new JsonObject().put("deletedOn", terms.deletedOn()).put("allowed", terms.allowed())
        .put("notAllowed", terms.notAllowed())
        .put("kinds", terms.kinds());
  }

  private static JsonObject consent(Terms terms) {
    return terms.equals(Terms.UNSAID) ? new JsonObject() : new JsonObject().put("terms", terms(terms));
  }

  static Terms terms(@Nullable JsonObject json) {
    return json == null ? Terms.UNSAID
        : new Terms(json.getString("deletedOn"), json.getString("allowed"), json.getString("notAllowed"),
            json.getString("kinds", Terms.FIRST_KINDS));
  }

  static @Nullable JsonObject clock(@Nullable Clock clock) {
    return clock == null
        ? null
        : new JsonObject().put("running", clock.running()).put("remainingMillis", clock.remainingMillis())
            .put("endsAt", clock.endsAt()).put("totalMillis", clock.totalMillis())
            .put("creditedMillis", clock.creditedMillis());
  }

  static @Nullable Clock clock(@Nullable JsonObject clock) {
    return clock == null
        ? null
        : new Clock(clock.getLong("totalMillis"), clock.getLong("creditedMillis"), clock.getLong("remainingMillis"),
            clock.getLong("endsAt"));
  }

  static JsonObject result(Result result) {
    JsonObject json = new JsonObject().put("verdict", result.verdict().slug()).put("sentence", result.sentence())
        .put("exit", result.exit()).put("signal", result.signal()).put("wallMillis", result.wall().toMillis())
        .put("cpuMillis", result.cpu().toMillis()).put("maxRssKib", result.maxRssKib()).put("flags", result.flags());
    return result.receipt().map(receipt -> json.put("receipt", receipt(receipt))).orElse(json);
  }

  private static JsonObject receipt(Receipt receipt) {
    return new JsonObject().put("sources", receipt.sources()).put("compiler", receipt.compiler())
        .put("limits", receipt.limits()).put("policy", receipt.policy());
  }

  private static Optional<Receipt> receipt(@Nullable JsonObject json) {
    return json == null ? Optional.empty() : Optional.of(new Receipt(
        json.getString("sources"), json.getString("compiler"), json.getString("limits"), json.getString("policy")));
  }

  static Result result(JsonObject body) {
    return new Result(verdict(body.getString("verdict")), body.getString("sentence"), body.getInteger("exit"),
        body.getInteger("signal"), Duration.ofMillis(body.getLong("wallMillis")),
        Duration.ofMillis(body.getLong("cpuMillis")), body.getLong("maxRssKib"), body.getString("flags"),
        receipt(body.getJsonObject("receipt")));
  }

  static JsonObject versions(Map<Integer, Integer> versions) {
    JsonObject json = new JsonObject();
    versions.forEach((file, version) -> json.put(Integer.toString(file), version));
    return json;
  }

  static Map<Integer, Integer> versions(JsonObject json) {
    Map<Integer, Integer> versions = new LinkedHashMap<>();
    json.forEach(entry -> versions.put(Integer.valueOf(entry.getKey()), ((Number) entry.getValue()).intValue()));
    return versions;
  }

  static Phase phase(String slug) {
    return Phase.of(slug).orElseThrow(() -> unknown(slug));
  }

  static Role role(String slug) {
    for (Role role : Role.values()) {
      if (role.slug().equals(slug)) {
        return role;
      }
    }
    throw unknown(slug);
  }

  static Profile profile(String slug) {
    for (Profile profile : Profile.values()) {
      if (profile.slug().equals(slug)) {
        return profile;
      }
    }
    throw unknown(slug);
  }

  static Stage stage(String slug) {
    for (Stage stage : Stage.values()) {
      if (stage.slug().equals(slug)) {
        return stage;
      }
    }
    throw unknown(slug);
  }

  static Channel channel(String slug) {
    for (Channel channel : Channel.values()) {
      if (channel.slug().equals(slug)) {
        return channel;
      }
    }
    throw unknown(slug);
  }

  private static Verdict verdict(String slug) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.slug().equals(slug)) {
        return verdict;
      }
    }
    throw unknown(slug);
  }

  private static IllegalStateException unknown(String name) {
    return new IllegalStateException("the journal holds a name that this version does not know: " + name);
  }
}
