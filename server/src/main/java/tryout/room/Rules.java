package tryout.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Profile;
import tryout.text.ChangeSet;
import tryout.text.InvalidChange;
import tryout.text.TextLimits;
import tryout.text.Utf16;

/** What a member's wish comes to in a state: the facts, or a refusal that says why. */
final class Rules {
  /** The ways in which one text is run to be compared: the first names a fault, the others differ by optimisation alone. */
  private static final List<Profile> COMPARED = List.of(Profile.SANITIZED, Profile.QUICK, Profile.OPTIMISED);

  private static final Set<Act> ON_THE_TEXT = Set.of(Act.EDIT, Act.FILE, Act.RUN, Act.TEST, Act.INPUT);
  private static final Set<Act> ON_THE_WORK = Set.of(Act.EDIT, Act.FILE, Act.RUN, Act.TEST, Act.INPUT, Act.STOP);

  private final RoomState state;
  private final Course course;
  private final Sender sender;
  private final long now;

  Rules(RoomState state, Sender sender, long now) {
    this.state = state;
    this.course = state.course();
    this.sender = state.people().asSeated(sender);
    this.now = now;
  }

  /** Refuses what the table does not hold. */
  void permit(Act act) {
    if (state.people().isOut(sender.member())) {
      throw new Refused(Code.NOT_ALLOWED, "You were taken out of this interview.");
    }
    if (permits(act, course.phase())) {
      asked(act);
      mayChange(act);
      return;
    }
    boolean ever = false;
    for (Phase phase : Phase.values()) {
      ever |= permits(act, phase);
    }
    if (!ever) {
      throw new Refused(Code.NOT_ALLOWED, "Your role may not do this.");
    }
    if (act == Act.EDIT || act == Act.FILE) {
      throw new Refused(Code.READ_ONLY, "The text is read-only in this phase.");
    }
    throw new Refused(Code.ILLEGAL_TRANSITION, course.phase() == Phase.ENDED ? "The interview has ended." : "That cannot be done in this phase.");
  }

  private boolean permits(Act act, Phase phase) {
    return act.permits(state.setup().kind(), sender.role(), phase);
  }

  /** What was typed upon a room that is no more must not end up in this one by guess, and nobody meddles with what they do not see. */
  private void mayChange(Act act) {
    if (ON_THE_WORK.contains(act) && state.curtain().hides(sender.role())) {
      throw new Refused(Code.READ_ONLY, "The candidate works behind the curtain: nobody else changes or runs anything meanwhile.");
    }
    if (ON_THE_TEXT.contains(act) && state.people().isHeld(sender.member())) {
      throw new Refused(Code.READ_ONLY, "This room was restored from a backup: a mentor decides when you go on.");
    }
  }

  /** Nothing of a candidate's is recorded before they agreed to it; in the lobby they may speak to whoever lets them in. */
  private void asked(Act act) {
    boolean free = act == Act.CONSENT || act == Act.SIGNAL || act == Act.SAY && course.phase() == Phase.LOBBY;
    if (sender.role() == Role.CANDIDATE && !state.setup().practice() && !free && !course.consented().contains(sender.member())) {
      throw new Refused(Code.NOT_ALLOWED, "Agree to what is recorded first.");
    }
  }

  List<Fact> facts(Command command) {
    return switch (command) {
      case Command.Edit edit -> edit(edit);
      case Command.AddFile add -> add(add);
      case Command.RenameFile rename -> rename(rename);
      case Command.DeleteFile delete -> delete(delete);
      case Command.Say say -> List.of(new Fact.Said(words(say.text(), "/say/text")));
      case Command.StartRun run -> run(List.of(run.profile()));
      case Command.CompareRuns compare -> run(COMPARED);
      case Command.RunTests tests -> tests();
      case Command.GiveHint hint -> hint(hint.number());
      case Command.RunAgain again -> again(again.run());
      case Command.GiveInput input -> input(input);
      case Command.CloseInput close -> closeInput(close);
      case Command.Advance advance -> advance(advance.to());
      case Command.Reopen reopen -> reopen();
      case Command.Pause pause -> pause(pause);
      case Command.Credit credit -> credit(credit);
      case Command.Admit admit -> admit(admit);
      case Command.SwitchTyping typing -> List.of(new Fact.TypingSwitched(typing.on()));
      case Command.SwitchEditor editor -> List.of(new Fact.EditorSwitched(editor.open()));
      case Command.Ask ask -> ask(ask);
      case Command.Tick tick -> tick(tick);
      case Command.RaiseHand hand -> List.of(new Fact.HandRaised(hand.up()));
      case Command.MoveCurtain move -> move(move.drawn());
      case Command.Consent consent -> consent(consent);
      case Command.Offer offer -> offer(offer);
    };
  }

  private List<Fact> edit(Command.Edit edit) {
    SharedFile file = writable(edit.file());
    ChangeSet push = edit.changes();
    if (edit.version() < 0 || edit.version() > file.version()) {
      throw new Refused(Code.MALFORMED, "Version " + edit.version() + " of " + file.name() + " does not exist.");
    }
    if (push.inserted() > TextLimits.PUSH_UNITS) {
      throw new Refused(Code.TOO_LARGE, "One push inserts at most " + TextLimits.PUSH_UNITS + " characters.");
    }
    if (!file.history().reaches(edit.version(), push.sections())) {
      throw new Refused(Code.STALE, "The text has moved on too far; pull, rebase, push again.");
    }
    ChangeSet changes = rebase(file, push, edit.version());
    if (changes.lengthAfter() > TextLimits.FILE_UNITS) {
      throw new Refused(Code.TOO_LARGE, "A file holds at most " + TextLimits.FILE_UNITS + " characters.");
    }
    boolean grows = changes.lengthAfter() > file.text().length();
    if (grows && !state.workspace().holds(file.id(), changes.lengthAfter(), () -> changes.apply(file.text()))) {
      throw tooManyBytes();
    }
    return List.of(new Fact.Edited(file.id(), file.version() + 1, changes));
  }

  private static ChangeSet rebase(SharedFile file, ChangeSet push, int madeAt) {
    try {
      ChangeSet changes = file.history().rebase(push, madeAt);
      if (changes.lengthBefore() != file.text().length()) {
        throw new InvalidChange("The change does not fit the text of that version.");
      }
      if (changes.splitsPair(file.text())) {
        throw new InvalidChange("The change parts a surrogate pair.");
      }
      return changes;
    } catch (InvalidChange invalid) {
      throw new Refused(Code.MALFORMED, invalid.detail());
    }
  }

  private static Refused tooManyBytes() {
    return new Refused(Code.TOO_LARGE, "All files together hold at most " + RoomLimits.ROOM_BYTES + " bytes.");
  }

  /** The file, if this member may change it now. */
  private SharedFile writable(int id) {
    mayWrite();
    SharedFile file = state.workspace().file(id);
    if (file == null) {
      throw new Refused(Code.NOT_FOUND, "That file is not in the room any more.");
    }
    if (file.readOnly()) {
      throw new Refused(Code.READ_ONLY, file.name() + " is read-only.");
    }
    return file;
  }

  private void mayWrite() {
    if (course.frozen() && course.phase() == Phase.EXERCISE) {
      throw new Refused(Code.AFTER_TIME, "Time is up. The text is frozen as it is.");
    }
    if (sender.role() != Role.CANDIDATE) {
      if (!course.mentorTyping()) {
        throw new Refused(Code.READ_ONLY, "Mentors' typing is off.");
      }
    } else if (course.phase() != Phase.WARM_UP && course.phase() != Phase.EXERCISE && !course.editorOpen()) {
      throw new Refused(Code.READ_ONLY, "The text is read-only in this phase.");
    }
  }

  private List<Fact> add(Command.AddFile add) {
    mayWrite();
    String text = Utf16.oneNewline(add.text());
    if (state.workspace().files().size() >= RoomLimits.FILES) {
      throw new Refused(Code.TOO_LARGE, "A room holds at most " + RoomLimits.FILES + " files.");
    }
    if (!Utf16.wellFormed(text)) {
      throw Refused.field("/file/add/text", "The text holds NUL or half of a surrogate pair.");
    }
    if (text.length() > TextLimits.PUSH_UNITS) {
      throw new Refused(Code.TOO_LARGE, "A new file holds at most " + TextLimits.PUSH_UNITS + " characters.");
    }
    if (!state.workspace().holds(0, text.length(), () -> text)) {
      throw tooManyBytes();
    }
    return List.of(new Fact.FileAdded(state.workspace().lastId() + 1, free(add.name(), 0), text, false));
  }

  private List<Fact> rename(Command.RenameFile rename) {
    SharedFile file = writable(rename.file());
    return List.of(new Fact.FileRenamed(file.id(), free(rename.name(), file.id())));
  }

  private List<Fact> delete(Command.DeleteFile delete) {
    SharedFile file = writable(delete.file());
    if (state.workspace().files().size() == 1) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "A room keeps at least one file.");
    }
    return List.of(new Fact.FileDeleted(file.id()));
  }

  private String free(String name, int except) {
    if (!RoomLimits.FILE_NAME.matcher(name).matches()) {
      throw Refused.field("/file/name", "A name has letters, digits, dot, dash and underscore, at most 64.");
    }
    if (state.workspace().taken(name, except)) {
      throw Refused.field("/file/name", "There is a file " + name + " already.");
    }
    return name;
  }

  private static String words(String text, String pointer) {
    String words = Utf16.oneNewline(text).strip();
    if (words.isEmpty() || words.length() > RoomLimits.CHAT_UNITS || !Utf16.wellFormed(words)) {
      throw Refused.field(pointer, "It needs 1 to " + RoomLimits.CHAT_UNITS + " characters.");
    }
    return words;
  }

  private static String reason(String text, String pointer) {
    String reason = text.strip();
    if (reason.isEmpty() || reason.length() > RoomLimits.REASON_UNITS || !Utf16.wellFormed(reason)) {
      throw Refused.field(pointer, "A reason has 1 to " + RoomLimits.REASON_UNITS + " characters.");
    }
    return reason;
  }

  private void noneOpen() {
    for (Runs.Run run : state.runs().open()) {
      if (run.by().equals(sender.member())) {
        throw new Refused(Code.ILLEGAL_TRANSITION, "Run " + run.id() + " is still running. Stop it first.");
      }
    }
  }

  /** One run, or several of the same text. */
  private List<Fact> run(List<Profile> profiles) {
    noneOpen();
    int first = state.runs().lastId() + 1;
    List<Fact> started = new ArrayList<>();
    for (Profile profile : profiles) {
      int with = profiles.size() == 1 ? 0 : first;
      started.add(new Fact.RunStarted(first + started.size(), profile, state.workspace().versions(), with, 0));
    }
    return started;
  }

  private List<Fact> hint(int number) {
    Course.Task task = course.task();
    int given = task == null ? 0 : task.hints().size();
    List<RoomSetup.Hint> hints = state.setup().assigned().hints();
    if (number <= given) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Hint " + number + " was given already.");
    }
    if (number > hints.size() || number != given + 1) {
      throw new Refused(Code.NOT_FOUND, number > hints.size() ? "There is no hint " + number + "." : "Hint " + (given + 1) + " comes first.");
    }
    return List.of(new Fact.HintGiven(number, hints.get(number - 1).text()));
  }

  /** One at a time in a room, and for a candidate so many in all. */
  private List<Fact> tests() {
    if (!state.setup().tested()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "There are no tests for this exercise.");
    }
    if (state.runs().open().stream().anyMatch(Runs.Run::tests)) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The tests are running already.");
    }
    if (sender.role() == Role.CANDIDATE && state.runs().tests() >= RoomLimits.TEST_RUNS) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The tests have run " + RoomLimits.TEST_RUNS + " times, which is as often as they may.");
    }
    return run(List.of(Profile.TESTS));
  }

  /** What people typed then is given at once, and where they closed the input it is closed. */
  private List<Fact> again(int id) {
    noneOpen();
    Runs.Run before = state.runs().run(id);
    if (before == null || before.open()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, before == null ? "Run " + id + " is not kept here any more." : "Run " + id + " is not over yet.");
    }
    if (before.tests()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Tests judge the text as it is: run them anew.");
    }
    int next = state.runs().lastId() + 1;
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.RunStarted(next, before.started().profile(), before.started().versions(), 0, before.id()));
    before.output().stream().filter(piece -> piece.channel().equals(Runs.INPUT))
        .forEach(piece -> facts.add(new Fact.RunInput(next, piece.text())));
    if (before.inputClosed()) {
      facts.add(new Fact.InputClosed(next));
    }
    return facts;
  }

  private List<Fact> input(Command.GiveInput input) {
    Runs.Run run = waiting(input.run());
    String text = input.text();
    if (!text.endsWith("\n") || text.length() > RoomLimits.INPUT_UNITS || !Utf16.wellFormed(text)) {
      throw Refused.field("/input/text", "A line ends with a newline and has at most " + RoomLimits.INPUT_UNITS
          + " characters.");
    }
    return List.of(new Fact.RunInput(run.id(), text));
  }

  private List<Fact> closeInput(Command.CloseInput close) {
    return List.of(new Fact.InputClosed(waiting(close.run()).id()));
  }

  private Runs.Run waiting(int id) {
    Runs.Run run = state.runs().run(id);
    if (run == null || !run.open() || run.inputClosed() || run.tests()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "That run takes no input any more.");
    }
    return run;
  }

  private List<Fact> advance(Phase to) {
    if (to == Phase.ENDED) {
      Clock clock = course.clock();
      return List.of(new Fact.PhaseChanged(Phase.ENDED, clock == null ? null : clock.paused(now)));
    }
    if (state.setup().practice()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Here the exercise is followed by its end.");
    }
    Phase next = course.phase().next().orElse(Phase.ENDED);
    boolean skipsWarmup = next == Phase.WARM_UP && state.setup().warmupMinutes() == 0 && to == Phase.EXERCISE;
    if (to != next && !skipsWarmup) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "After " + course.phase().slug() + " comes " + next.slug() + ".");
    }
    if (course.phase() == Phase.LOBBY && !course.agreed(state.people())) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The candidate has not agreed to the recording yet.");
    }
    return switch (to) {
      case WARM_UP -> begin(to, state.setup().warmupMinutes(), state.setup().warmup(), false);
      case EXERCISE -> exercise();
      default -> List.of(new Fact.PhaseChanged(to, null));
    };
  }

  /** The exercise begins. */
  List<Fact> exercise() {
    return begin(Phase.EXERCISE, state.setup().minutes(), state.setup().files(), true);
  }

  /** A timed phase begins: the files of the one before it leave, its own come. */
  private List<Fact> begin(Phase phase, int minutes, List<StarterFile> files, boolean withTask) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.PhaseChanged(phase, minutes == 0 ? null : Clock.started(Duration.ofMinutes(minutes), now)));
    state.workspace().files().keySet().forEach(id -> facts.add(new Fact.FileDeleted(id)));
    if (withTask) {
      facts.add(new Fact.TaskShown(state.setup().title(), state.setup().statement()));
    }
    int id = state.workspace().lastId();
    for (StarterFile file : files) {
      id++;
      facts.add(new Fact.FileAdded(id, file.name(), file.text(), file.readOnly()));
    }
    return facts;
  }

  private List<Fact> reopen() {
    if (now - course.end().at() > RoomLimits.REOPEN.toMillis()) {
      throw new Refused(Code.ENDED, "An interview can be opened again within 15 minutes of its end.");
    }
    Clock clock = course.clock();
    Clock goesOn = clock != null && course.end().ran() ? clock.resumed(now) : clock;
    return List.of(new Fact.PhaseChanged(course.end().before(), goesOn));
  }

  private List<Fact> pause(Command.Pause pause) {
    Clock clock = clock();
    if (clock.running() != pause.paused()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, pause.paused() ? "The clock stands already." : "The clock runs already.");
    }
    Clock changed = pause.paused() ? clock.paused(now) : clock.resumed(now);
    Fact.ClockCause cause = pause.paused() ? Fact.ClockCause.PAUSED : Fact.ClockCause.RESUMED;
    return List.of(new Fact.ClockChanged(changed, cause, 0, reason(pause.reason(), "/pause/reason")));
  }

  private List<Fact> credit(Command.Credit credit) {
    if (credit.minutes() < 1 || credit.minutes() > RoomLimits.CREDIT_MINUTES) {
      throw Refused.field("/credit/minutes", "Between 1 and " + RoomLimits.CREDIT_MINUTES + " minutes at a time.");
    }
    Duration time = Duration.ofMinutes(credit.minutes());
    String reason = reason(credit.reason(), "/credit/reason");
    Clock changed = clock().credited(time, now);
    return List.of(new Fact.ClockChanged(changed, Fact.ClockCause.CREDITED, time.toMillis(), reason));
  }

  private Clock clock() {
    Clock clock = course.clock();
    if (clock == null) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Nothing is being timed.");
    }
    return clock;
  }

  private List<Fact> ask(Command.Ask ask) {
    if (state.talk().questions().size() >= RoomLimits.QUESTIONS) {
      throw new Refused(Code.TOO_LARGE, "There are " + RoomLimits.QUESTIONS + " questions already.");
    }
    return List.of(new Fact.QuestionAsked(state.talk().questions().size() + 1, words(ask.text(), "/question/ask")));
  }

  private List<Fact> tick(Command.Tick tick) {
    if (state.talk().question(tick.question()) == null) {
      throw new Refused(Code.NOT_FOUND, "There is no such question.");
    }
    return List.of(new Fact.QuestionTicked(tick.question(), tick.answered()));
  }

  private List<Fact> admit(Command.Admit admit) {
    if (!state.people().isHeld(admit.member())) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "They may write already.");
    }
    return List.of(new Fact.Admitted(admit.member()));
  }

  private List<Fact> move(boolean drawn) {
    if (state.curtain().drawn() == drawn) {
      throw new Refused(Code.ILLEGAL_TRANSITION, drawn ? "The curtain is drawn already." : "The curtain is open already.");
    }
    if (course.frozen()) {
      throw new Refused(Code.AFTER_TIME, "Time is up, and the curtain is open.");
    }
    return List.of(new Fact.CurtainMoved(drawn));
  }

  private List<Fact> consent(Command.Consent consent) {
    if (!consent.terms().equals(state.setup().terms())) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "What you agreed to was changed a moment ago. Please read it again.");
    }
    if (course.consented().contains(sender.member())) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "You have agreed already.");
    }
    return List.of(new Fact.Consented(consent.terms()));
  }

  private List<Fact> offer(Command.Offer offer) {
    String text = Utf16.oneNewline(offer.text());
    boolean named = RoomLimits.FILE_NAME.matcher(offer.name()).matches();
    if (!named || text.isEmpty() || text.length() > RoomLimits.OFFER_UNITS || !Utf16.wellFormed(text)) {
      throw Refused.field("/offer/text", "One part has 1 to " + RoomLimits.OFFER_UNITS + " characters.");
    }
    if (state.talk().offers().size() >= RoomLimits.OFFERS) {
      throw new Refused(Code.TOO_LARGE, "There are " + RoomLimits.OFFERS + " parts already.");
    }
    return List.of(new Fact.Offered(offer.file(), offer.name(), text));
  }
}
