package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tryout.idea.Idea;
import tryout.page.DryRun.Change;
import tryout.page.DryRun.Changed;
import tryout.page.DryRun.Created;
import tryout.page.DryRun.Known;
import tryout.page.DryRun.Skipped;
import tryout.page.DryRun.Unchanged;

/** What an import says it would do. */
class DryRunTest {
  private static final String PAGE = "# Ideas\n\n## Lamp\n\nIt shines.\n\n- Difficulty: easy\n- Mentor: Ada\n\n## Wick\n\nIt burns.\n\n- Mentor: Bo\n";

  private static Found found(String page) {
    return Page.read(page, Format.MARKDOWN);
  }

  /** As if it had been applied. */
  private static List<Known> applied(DryRun run, List<Known> before) {
    List<Known> after = new ArrayList<>(before);
    for (DryRun.Entry entry : run.entries()) {
      if (entry instanceof Created created) {
        after.add(new Known("id " + after.size(), DryRun.anchor(created.idea()), created.idea()));
      } else if (entry instanceof Changed changed) {
        after.replaceAll(known -> known.id().equals(changed.id()) ? new Known(known.id(), known.anchor(), changed.idea()) : known);
      }
    }
    return after;
  }

  @Test
  void IMP_2_IMP_3_what_is_new_is_created_once_and_unchanged_the_second_time() {
    DryRun first = DryRun.of(found(PAGE), List.of());
    assertThat(first.entries()).hasOnlyElementsOfType(Created.class).extracting(DryRun.Entry::line).containsExactly(3, 10);
    List<Known> known = applied(first, List.of());
    assertThat(DryRun.of(found(PAGE), known).entries()).containsExactly(new Unchanged(3, "Lamp", "id 0"), new Unchanged(10, "Wick", "id 1"));
    DryRun seed = DryRun.of(Samples.read("seed.txt"), List.of());
    assertThat(seed.entries()).hasSize(14).last().isEqualTo(new Skipped(278, "TITLE", "template"));
    assertThat(DryRun.of(Samples.read("seed.txt"), applied(seed, List.of())).entries().subList(0, 13)).hasOnlyElementsOfType(Unchanged.class);
  }

  @Test
  void IMP_2_a_change_is_told_field_by_field_and_a_field_that_is_not_in_the_page_stays() {
    List<Known> known = applied(DryRun.of(found(PAGE), List.of()), List.of());
    DryRun run = DryRun.of(found(PAGE.replace("easy", "hard").replace("- Mentor: Ada\n", "- Mentors: Ada, Cy\n").replace("It burns.\n\n", "")), known);
    assertThat(run.entries()).first().isInstanceOfSatisfying(Changed.class,
        changed -> assertThat(changed.changes()).containsExactly(new Change("difficulty", "easy", "hard"), new Change("mentors", "Ada", "Ada\nCy")));
    assertThat(run.entries()).last().isEqualTo(new Unchanged(10, "Wick", "id 1"));
  }

  @Test
  void IMP_3_ideas_match_by_anchor_first_and_else_by_title_in_any_case_and_spacing() {
    Idea lamp = found(PAGE).ideas().getFirst().idea();
    Idea renamed = new Idea("Bright lamp", lamp.description(), lamp.details(), lamp.links(), lamp.mentors(), lamp.extra());
    Idea other = new Idea("LAMP", "Another.", lamp.details(), lamp.links(), lamp.mentors(), lamp.extra());
    assertThat(DryRun.of(found(PAGE), List.of(new Known("other", null, other), new Known("renamed", "lamp", renamed))).entries()).first()
        .isInstanceOfSatisfying(Changed.class, changed -> assertThat(changed.id()).isEqualTo("renamed"));
    assertThat(DryRun.of(found(PAGE.replace("## Lamp", "##   LAMP")), List.of(new Known("other", null, lamp))).entries()).first()
        .isInstanceOfSatisfying(Changed.class, changed -> assertThat(changed.changes()).containsExactly(new Change("title", "Lamp", "LAMP")));
  }

  @Test
  void IMP_2_what_cannot_be_imported_is_skipped_with_its_reason() {
    String page = "# Ideas\n\n## Lamp\n\nMentor: Ada\n\n## lamp\n\nMentor: Bo\n\n## " + "L".repeat(121) + "\n\nMentor: Ada\n\n## Long\n\nMentor: Ada\n\n" + "words ".repeat(4_000);
    assertThat(DryRun.of(found(page), List.of()).entries()).filteredOn(Skipped.class::isInstance).extracting(entry -> ((Skipped) entry).reason())
        .containsExactly("duplicate-title", "title-too-long", "description-too-long");
  }

  @Test
  void IMP_2_the_digest_is_the_same_until_the_page_or_an_idea_it_touches_changes() {
    List<Known> known = applied(DryRun.of(found(PAGE), List.of()), List.of());
    String changed = PAGE.replace("easy", "hard");
    String digest = DryRun.of(found(changed), known).digest();
    assertThat(digest).hasSize(64).isEqualTo(DryRun.of(found(changed), List.copyOf(known)).digest());
    assertThat(DryRun.of(found(changed.replace("burns", "glows")), known).digest()).isNotEqualTo(digest);
    Idea edited = new Idea("Lamp", "Edited meanwhile.", known.getFirst().idea().details(), List.of(), known.getFirst().idea().mentors(), List.of());
    assertThat(DryRun.of(found(changed), List.of(new Known("id 0", "lamp", edited), known.getLast())).digest()).isNotEqualTo(digest);
    List<Known> more = new ArrayList<>(known);
    more.add(new Known("elsewhere", null, new Idea("Other", "", Map.of(), List.of(), null, List.of())));
    assertThat(DryRun.of(found(changed), more).digest()).isEqualTo(digest);
  }
}
