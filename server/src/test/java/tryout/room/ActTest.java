package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.grade.Leaning;
import tryout.grade.Wish;
import tryout.run.Profile;
import tryout.text.ChangeSet;

class ActTest {
  /** One of each; a kind that is missing here fails a test below. */
  private static final List<Command> COMMANDS = List.of(
      new Command.Edit(1, 0, ChangeSet.keep(0)), new Command.AddFile("a.c", ""), new Command.RenameFile(1, "a.c"),
      new Command.DeleteFile(1), new Command.Say("Hello."), new Command.StartRun(Profile.QUICK), new Command.CompareRuns(),
      new Command.RunAgain(1), new Command.RunTests(), new Command.GiveHint(1),
      new Command.GiveInput(1, "1\n"), new Command.CloseInput(1), new Command.Advance(Phase.ENDED),
      new Command.Reopen(), new Command.Pause(true, "A break."), new Command.Credit(1, "A fault."),
      new Command.Admit("m1"), new Command.SwitchTyping(true), new Command.SwitchEditor(true), new Command.Ask("Why?"),
      new Command.Tick(1, true), new Command.RaiseHand(true), new Command.MoveCurtain(true), Interviews.CONSENT, new Command.Offer(1, "a.c", "x"));

  /** Likewise of the panel's stream. */
  private static final List<Wish> WISHES = List.of(new Wish.Note("x"), new Wish.Confer("x"), new Wish.Mark("memory", 2), new Wish.Pin("memory"),
      new Wish.Unpin(1), new Wish.Recommend(Leaning.RATHER, ""), new Wish.Lock(), new Wish.Reconcile("memory", "x"), new Wish.Agree("memory", 2),
      new Wish.Close(true), new Wish.Release("x", true));

  @Test
  void W_5_the_table_of_role_and_message_and_phase_is_the_pinned_one() throws IOException {
    String pinned = Files.readString(Path.of("src/test/resources/room/permissions.txt"));
    assertThat(table()).as("a change of rights is a decision: put it into permissions.txt too").isEqualTo(pinned);
  }

  private static String table() {
    StringBuilder table = new StringBuilder("# Who may do what, and when. C candidate, L lead, M mentor, O observer.\n");
    table.append(row("", Stream.of(Phase.values()).map(Phase::slug).toList()));
    for (Act act : Act.values()) {
      table.append(row(act.slug(), Stream.of(Phase.values()).map(phase -> roles(RoomSetup.Kind.INTERVIEW, act, phase)).toList()));
    }
    table.append("\n# Who practises, alone.\n");
    for (Act act : Act.values()) {
      table.append(row(act.slug(), Stream.of(Phase.values()).map(phase -> roles(RoomSetup.Kind.PRACTICE, act, phase)).toList()));
    }
    return table.toString();
  }

  private static String row(String name, List<String> cells) {
    return "%-9s %s%n".formatted(name, cells.stream().map("%-10s"::formatted).collect(Collectors.joining(" "))).stripTrailing()
        + "\n";
  }

  private static String roles(RoomSetup.Kind kind, Act act, Phase phase) {
    String roles = Stream.of(Role.values()).filter(role -> act.permits(kind, role, phase))
        .map(role -> role.name().substring(0, 1)).collect(Collectors.joining());
    return roles.isEmpty() ? "-" : roles;
  }

  @Test
  void W_5_every_kind_of_message_has_a_row_and_every_row_a_message() {
    Set<Class<?>> kinds = COMMANDS.stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(kinds).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
    Set<Act> acts = COMMANDS.stream().map(Command::act).collect(Collectors.toSet());
    assertThat(WISHES.stream().map(Object::getClass).collect(Collectors.toSet())).containsExactlyInAnyOrder(Wish.class.getPermittedSubclasses());
    WISHES.forEach(wish -> acts.add(wish.act()));
    acts.addAll(EnumSet.of(Act.STOP, Act.SEAT, Act.SCRATCH, Act.SHOW, Act.SIGNAL, Act.POINT));
    assertThat(acts).containsExactlyInAnyOrder(Act.values());
  }

  @Test
  void W_5_what_the_table_does_not_hold_is_refused_whatever_else_holds() {
    for (Phase phase : Phase.values()) {
      RoomState state = in(phase);
      for (Sender sender : List.of(Interviews.CANDIDATE, Interviews.LEAD, Interviews.MENTOR, Interviews.OBSERVER)) {
        for (Command command : COMMANDS) {
          if (!command.act().permits(RoomSetup.Kind.INTERVIEW, sender.role(), phase)) {
            assertThat(refusal(state, sender, command)).as("%s %s in %s", sender.role(), command, phase)
                .isIn(Code.NOT_ALLOWED, Code.READ_ONLY, Code.ILLEGAL_TRANSITION);
          }
        }
      }
    }
  }

  private static Code refusal(RoomState state, Sender sender, Command command) {
    try {
      Room.decide(state, sender, state.people().page(sender.client()).lastSeq() + 1, "h", command, state.at());
    } catch (Refused refused) {
      return refused.code();
    }
    throw new AssertionError(command + " by " + sender + " is accepted");
  }

  private static RoomState in(Phase phase) {
    TestRoom room = TestRoom.lobby();
    room.does(Interviews.CANDIDATE, Interviews.CONSENT);
    for (Phase next : Phase.values()) {
      if (next != Phase.LOBBY && next.ordinal() <= phase.ordinal()) {
        room.does(Interviews.LEAD, new Command.Advance(next));
      }
    }
    return room.state;
  }

  @Test
  void an_observer_does_nothing_that_anybody_keeps() {
    for (Phase phase : Phase.values()) {
      for (Act act : Act.values()) {
        assertThat(act.permits(RoomSetup.Kind.INTERVIEW, Role.OBSERVER, phase)).as("%s in %s", act, phase).isEqualTo(act == Act.SIGNAL);
      }
    }
  }
}
