package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tryout.idea.Detail;
import tryout.idea.Extra;
import tryout.idea.Idea;
import tryout.idea.Link;
import tryout.idea.MentorLine;

/** What is written as a page reads back as what it was. */
class RoundTripTest {
  private static final int SEEDS = 2_000;

  private static List<Idea> read(String page, Format format) {
    return Page.read(page, format).ideas().stream().map(Found.One::idea).toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"MEDIAWIKI", "MARKDOWN"})
  void EXP_2_hostile_ideas_read_back_as_they_were(Format format) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Idea idea = new HostileIdeas(seed).next();
      String page = PageWriter.write(List.of(idea), format);
      assertThat(read(page, format)).as("seed %d%n%s", seed, page).containsExactly(idea);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MEDIAWIKI", "MARKDOWN"})
  void EXP_1_EXP_2_a_whole_list_and_one_idea_by_itself_read_back_as_they_were(Format format) {
    for (int seed = 0; seed < SEEDS / 20; seed++) {
      List<Idea> ideas = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        ideas.add(new HostileIdeas(1_000_000L + seed * 100L + i).next());
      }
      String page = PageWriter.write(ideas, format);
      assertThat(read(page, format)).as("seed %d%n%s", seed, page).isEqualTo(ideas);
      assertThat(read(PageWriter.write(ideas.getFirst(), format), format)).containsExactly(ideas.getFirst());
    }
  }

  @Test
  void EXP_1_an_ordinary_idea_is_written_in_the_template_of_the_seed() {
    Idea idea = new Idea("Lamp process", "The lamp is **bright**, see `lamp.c`.\n\nTasks:\n- one\n- two\n\n1. first\n2. then",
        Map.of(Detail.SUMMARY, "Run the lamp", Detail.SKILL_LEVEL, "beginner", Detail.LANGUAGE, "C", Detail.SUGGESTED_BY, "Ada", Detail.DIFFICULTY, "easy"),
        List.of(new Link("Its page", "https://example.org/lamp")), List.of(new MentorLine("Ada <ada@example.org>"), new MentorLine("bo on IRC")), List.of(new Extra("Board", "one")));
    assertThat(PageWriter.write(idea, Format.MEDIAWIKI)).isEqualTo("""
        === Lamp process ===

        '''Summary:''' Run the lamp

        The lamp is '''bright''', see <code>lamp.c</code>.

        Tasks:
        * one
        * two

        # first
        # then

        '''Links:'''
        * [https://example.org/lamp Its page]

        '''Details:'''
        * Skill level: beginner
        * Language: C
        * Mentors: Ada <ada@example.org>, bo on IRC
        * Suggested by: Ada
        * Difficulty: easy
        * Board: one
        """);
    assertThat(PageWriter.write(idea, Format.MARKDOWN)).isEqualTo("""
        ### Lamp process

        **Summary:** Run the lamp

        The lamp is **bright**, see `lamp.c`.

        Tasks:
        - one
        - two

        1. first
        2. then

        **Links:**
        - [Its page](https://example.org/lamp)

        **Details:**
        - **Skill level:** beginner
        - **Language:** C
        - **Mentors:** Ada <ada@example.org>, bo on IRC
        - **Suggested by:** Ada
        - **Difficulty:** easy
        - **Board:** one
        """);
  }

  @Test
  void EXP_1_those_who_may_not_read_mail_addresses_get_nicks() {
    Idea idea = new Idea("Lamp", "", Map.of(Detail.SUGGESTED_BY, "Bo <bo@example.org>"), List.of(),
        List.of(new MentorLine("Ada <ada@example.org> (ada on IRC)"), new MentorLine("cy@example.org"), new MentorLine("Di (@di, di@example.org)")), List.of());
    assertThat(PageWriter.write(idea.withoutMail(), Format.MEDIAWIKI)).doesNotContain("example.org").contains("* Mentors: Ada (ada on IRC), cy, Di (@di)").contains("* Suggested by: Bo\n");
  }
}
