package tryout.idea;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of role × action × state of ideas. */
class IdeaRightsTest {
  private static final UUID AUTHOR = new UUID(0, 1);
  private static final UUID AGREED = new UUID(0, 2);
  private static final UUID ASKED = new UUID(0, 3);
  private static final UUID DECLINED = new UUID(0, 4);
  private static final UUID STRANGER = new UUID(0, 5);
  private static final Terms TERMS = new Terms(true, false, 1, 5);
  private static final Idea WHOLE = new Idea("A byte ring", "It never grows.", Map.of(Detail.SKILL_LEVEL, "beginner", Detail.LANGUAGE, "C"), List.of(), null, List.of());

  private record Viewer(char sign, @Nullable Actor actor, boolean administrator) {}

  private static final List<Viewer> VIEWERS = List.of(
      new Viewer('A', new Actor(new UUID(0, 8), false, false), true), new Viewer('C', new Actor(new UUID(0, 9), true, false), false),
      new Viewer('W', new Actor(AUTHOR, false, false), false), new Viewer('M', new Actor(AGREED, false, true), false),
      new Viewer('K', new Actor(ASKED, false, true), false), new Viewer('D', new Actor(DECLINED, false, true), false),
      new Viewer('S', new Actor(STRANGER, false, false), false), new Viewer('*', null, false));

  /** One idea in each state; some are reached by two ways, which people may see apart. */
  private static Map<String, Entry> entries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (IdeaState state : IdeaState.values()) {
      entries.put(state.slug(), entry(state, state == IdeaState.PUBLISHED || state == IdeaState.TAKEN));
    }
    entries.put("seeking", entry(IdeaState.PROPOSED, true));
    entries.put("over", entry(IdeaState.ARCHIVED, true));
    return entries;
  }

  private static Entry entry(IdeaState state, boolean shown) {
    // Where a mentor is sought, nobody has agreed who counts.
    Mentoring.Kind kind = state == IdeaState.PROPOSED || state == IdeaState.DRAFT ? Mentoring.Kind.BACKUP : Mentoring.Kind.PRIMARY;
    List<Mentoring> mentors = List.of(new Mentoring(AGREED, kind, Mentoring.Answer.AGREED, 5), new Mentoring(ASKED, Mentoring.Kind.CO, Mentoring.Answer.ASKED, 0),
        new Mentoring(DECLINED, Mentoring.Kind.CO, Mentoring.Answer.DECLINED, 0));
    return new Entry(WHOLE, AUTHOR, state, mentors, true, shown, state == IdeaState.ARCHIVED ? Archival.WITHDRAWN : null);
  }

  private static Map<String, BiPredicate<Viewer, Entry>> rows() {
    Map<String, BiPredicate<Viewer, Entry>> rows = new LinkedHashMap<>();
    rows.put("read", (viewer, entry) -> sight(viewer, entry) != Sight.NONE);
    rows.put("mail", (viewer, entry) -> sight(viewer, entry).ordinal() >= Sight.SIGNED_IN.ordinal());
    rows.put("inside", (viewer, entry) -> sight(viewer, entry) == Sight.INSIDE);
    rows.put("edit", (viewer, entry) -> viewer.actor() != null && Sight.mayWrite(entry, viewer.actor()));
    rows.put("propose", may(actor -> new IdeaWish.Propose()));
    rows.put("publish", may(actor -> new IdeaWish.Publish()));
    rows.put("unpublish", may(actor -> new IdeaWish.Unpublish("x")));
    rows.put("reopen", may(actor -> new IdeaWish.Reopen()));
    rows.put("archive", may(actor -> new IdeaWish.Archive(Archival.WITHDRAWN)));
    rows.put("close", may(actor -> new IdeaWish.CloseApplications()));
    rows.put("ask", may(actor -> new IdeaWish.Ask(new UUID(0, 77), Mentoring.Kind.CO)));
    rows.put("take back", may(actor -> new IdeaWish.TakeBack(ASKED)));
    rows.put("agree", may(actor -> new IdeaWish.Agree(actor.person(), 5)));
    rows.put("decline", may(actor -> new IdeaWish.Decline(actor.person())));
    rows.put("withdraw", may(actor -> new IdeaWish.Withdraw(actor.person(), "x")));
    rows.put("for others", may(actor -> new IdeaWish.Agree(actor.person().equals(ASKED) ? AGREED : ASKED, 5)));
    return rows;
  }

  private static Sight sight(Viewer viewer, Entry entry) {
    return Sight.of(entry, viewer.actor(), viewer.administrator());
  }

  private static BiPredicate<Viewer, Entry> may(java.util.function.Function<Actor, IdeaWish> wish) {
    return (viewer, entry) -> viewer.actor() != null && sight(viewer, entry) != Sight.NONE && new IdeaRules(entry, TERMS, Demand.NONE).allows(viewer.actor(), wish.apply(viewer.actor()));
  }

  @Test
  void ROLE_the_table_of_role_and_action_and_state_is_the_pinned_one() throws IOException {
    assertThat(table()).as("a change of rights is a decision: put it into permissions.txt too").isEqualTo(Files.readString(Path.of("src/test/resources/idea/permissions.txt")));
  }

  private static String table() {
    Map<String, Entry> entries = entries();
    StringBuilder table = new StringBuilder("# Who may do what with an idea. A administrator, C coordinator, W its author, M who agreed to mentor it, K who is asked, D who declined,\n"
        + "# S signed in, * anybody. Seeking: published once, and proposed again. Over: archived after it was published.\n");
    table.append(row("", entries.keySet().stream().toList()));
    rows().forEach((name, may) -> table.append(row(name, entries.values().stream().map(entry -> cell(may, entry)).toList())));
    return table.toString();
  }

  private static String cell(BiPredicate<Viewer, Entry> may, Entry entry) {
    String cell = VIEWERS.stream().filter(viewer -> may.test(viewer, entry)).map(viewer -> String.valueOf(viewer.sign())).collect(Collectors.joining());
    return cell.isEmpty() ? "-" : cell;
  }

  private static String row(String name, List<String> cells) {
    return "%-10s %s".formatted(name, cells.stream().map("%-9s"::formatted).collect(Collectors.joining(" "))).stripTrailing() + "\n";
  }
}
