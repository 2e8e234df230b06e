package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static tryout.page.Samples.idea;
import static tryout.page.Samples.mentors;
import static tryout.page.Samples.read;
import static tryout.page.Samples.titles;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tryout.idea.Detail;
import tryout.idea.Extra;
import tryout.idea.Idea;
import tryout.idea.Link;
import tryout.idea.MentorLine;

/** Pages in the manners of many organisations: each idea is found with its fields, and nothing else is taken for one. */
class ManyPagesTest {
  private static Found wiki(String page, Map<String, String> others) {
    return Page.read(page.getBytes(StandardCharsets.UTF_8), Optional.of(Format.MEDIAWIKI), others);
  }

  @Test
  void IMP_1_the_format_is_told_from_the_page() {
    assertThat(Samples.names()).allSatisfy(name -> assertThat(read(name).format()).as(name).isEqualTo(
        name.endsWith(".md") ? Format.MARKDOWN : name.endsWith(".rst") ? Format.RST : Format.MEDIAWIKI));
    assertThat(Format.detect("From: a@example.org\nSubject: An idea\n\n=== Lamp ===\n")).isEqualTo(Format.MAIL);
    assertThat(Format.detect("Lamp\n\nSummary: light\n\nMentor: Ada\n")).isEqualTo(Format.RENDERED);
    assertThat(Format.detect("")).isEqualTo(Format.RENDERED);
  }

  @Test
  void IMP_5_labels_in_italics_and_mentors_in_a_list_below() {
    Found found = read("pages/italic-labels.md");
    assertThat(titles(found)).containsExactly("Reduce global state in the lamp driver", "Improve the new `lamp repo` command");
    Idea first = found.ideas().getFirst().idea();
    assertThat(first.details()).containsOnly(Map.entry(Detail.PROJECT_SIZE, "90 or 175 hours or 350 hours"), Map.entry(Detail.DIFFICULTY, "Medium"), Map.entry(Detail.LANGUAGE, "C, shell(bash)"));
    assertThat(first.mentors()).extracting(MentorLine::mail).containsExactly("ada@example.org", "bo@example.org");
    assertThat(first.description()).isEqualTo("The goal is to move `lamp.c` into a context.\n\n**Getting started:** Build the lamp from source.");
    Idea second = found.ideas().getLast().idea();
    assertThat(second.links()).containsExactly(new Link("Initial discussion", "https://example.org/d/1"), new Link("Official documentation", "https://example.org/docs"));
    assertThat(second.description()).endsWith("- Search the archives for the work of 2021");
    assertThat(found.sections()).extracting(Found.Section::title).containsExactly("", "Summer of code main project ideas", "Note about limit of project selection");
  }

  @Test
  void IMP_5_IMP_6_bullets_with_lists_below_them_on_a_page_of_two_levels() {
    Found found = read("pages/two-levels.md");
    assertThat(titles(found)).containsExactly("Performance analysis on top of search data", "Provider support for Turmoil", "Filesystem security for plug-ins", "Port the engine to another platform");
    assertThat(found.ideas()).extracting(one -> one.idea().detail(Detail.COMPONENT)).containsExactly("Tracer", "Turmoil", "Engine", "Engine");
    Idea first = found.ideas().getFirst().idea();
    assertThat(first.detail(Detail.EXPECTED_OUTCOME)).isEqualTo("- Support the metrics interface\n- Enhance the existing tests");
    assertThat(first.mentors()).extracting(MentorLine::name, MentorLine::nick, MentorLine::mail)
        .containsExactly(tuple("Yuri Example", "yuriex", "github@yuri.example"), tuple("Jo Example", "joex", "jo@example.net"));
    assertThat(first.links()).extracting(Link::href).containsExactly("https://forge.example.org/tracer/issues/6641");
    assertThat(found.ideas().getLast().idea().description()).isEqualTo("Unlabelled words first.\n* one\n* two");
    assertThat(found.skipped()).extracting(Found.Skipped::title, Found.Skipped::line).containsExactly(tuple("Project Name", 12));
  }

  @Test
  void IMP_5_labels_that_stand_alone_in_bold_with_paragraphs_below_them() {
    Found found = read("pages/bold-headings.md");
    assertThat(titles(found)).containsExactly("Improve the suite", "Backend for `thing`", "Port the tests");
    Idea first = found.ideas().getFirst().idea();
    assertThat(first.details()).containsEntry(Detail.EXPECTED_OUTCOME, "The suite is running fully.\n\nA stretch goal is to improve visualisers.")
        .containsEntry(Detail.PROJECT_SIZE, "Medium to large.").containsEntry(Detail.COMPONENT, "Compiler");
    assertThat(first.description()).startsWith("The suite should test").contains("We would like to rewrite it.").endsWith("**Zulip streams**\n- [Idea discussion](https://zulip.example.org/#topic)");
    assertThat(first.mentors()).extracting(MentorLine::nick).containsExactly("jakubex", "jieex");
    assertThat(found.ideas().get(1).idea().description()).isEqualTo("[Thing](https://docs.example.org) is a framework.\n\nThere are two approaches.");
    Found other = read("pages/break-marks.md");
    assertThat(titles(other)).containsExactly("Backend for blocks", "Reflection");
    assertThat(other.ideas()).allSatisfy(one -> assertThat(one.idea().mentors()).extracting(MentorLine::name).contains("Walter Example", "Devin Example"));
    assertThat(other.ideas().getFirst().idea().details()).containsEntry(Detail.DIFFICULTY, "Hard")
        .containsEntry(Detail.REQUIRED_SKILLS, "- Experience with version control\n- Experience with scripts");
  }

  @Test
  void IMP_5_plain_labels_with_the_value_on_the_next_line() {
    Found found = read("pages/plain-labels.md");
    assertThat(titles(found)).containsExactly("Cleanup: merge `Parsed` into `Basic`, improve the format", "library functions", "First class support for gems", "outpath cache");
    assertThat(found.ideas()).extracting(one -> one.idea().detail(Detail.DIFFICULTY)).containsExactly(null, null, "easy", null);
    assertThat(found.ideas()).extracting(one -> one.idea().extra()).containsExactly(List.of(),
        List.of(new Extra("Rating", "medium"), new Extra("Prior efforts", "there were some in [#258250](https://github.com/example/nixpkgs/pull/258250).")), List.of(), List.of(new Extra("Rating", "hard")));
    assertThat(found.ideas()).extracting(one -> one.idea().detail(Detail.COMPONENT)).containsExactly("small (90 hours)", "small (90 hours)", "small (90 hours)", "large (350 hours)");
    assertThat(mentors(found.ideas().getLast().idea())).containsExactly("[@ryanex](https://github.com/ryan)", "[@janex](https://github.com/janex)");
  }

  @Test
  void IMP_5_a_page_of_one_idea_takes_its_title_from_what_page_makers_read() {
    Found found = read("pages/one-page.md");
    assertThat(titles(found)).containsExactly("Support more features in the server");
    assertThat(found.ideas().getFirst().idea().description()).startsWith("[Language Server](https://hls.example.org/) (HLS) uses the [protocol](https://lsp.example.org/)");
  }

  @Test
  void IMP_1_IMP_5_admonitions_definitions_and_headings_of_restructured_text() {
    Found found = read("pages/directives.rst");
    assertThat(titles(found)).containsExactly("Improve the map: indoor, mobile", "Improve the upgrader");
    Idea map = found.ideas().getFirst().idea();
    assertThat(map.details()).containsEntry(Detail.PROJECT_SIZE, "350 hours.").containsEntry(Detail.DIFFICULTY, "medium.")
        .containsEntry(Detail.REQUIRED_SKILLS, "A solid understanding of [Leaflet library](https://leaflet.example.org) and `netjson`.");
    assertThat(mentors(map)).containsExactly("Federico Example", "Gagan Example");
    assertThat(map.description()).contains("**Python**, **Django**").endsWith("Training Issues\n\nWarm up with these.");
    Found other = read("pages/definitions.rst");
    assertThat(titles(other)).containsExactly("Robots that fly");
    assertThat(other.ideas().getFirst().idea().details()).containsEntry(Detail.REQUIRED_SKILLS, "1. C++\n2. Python").containsEntry(Detail.EXPECTED_OUTCOME, "They fly.");
    assertThat(other.skipped()).extracting(Found.Skipped::title, Found.Skipped::reason).containsExactly(tuple("Project #1 : Title", "template"));
  }

  @Test
  void IMP_5_tables_of_labels() {
    Found found = read("pages/tables.md");
    assertThat(titles(found)).containsExactly("Doodle Canvas", "Scale Weights");
    assertThat(found.ideas().getFirst().idea().details()).containsEntry(Detail.REQUIRED_SKILLS, "Scala | Java").containsEntry(Detail.DESIRABLE_SKILLS, "Web programming.")
        .containsEntry(Detail.PROJECT_SIZE, "Large project – 350 hours").containsEntry(Detail.DIFFICULTY, "Medium");
    assertThat(found.ideas().getLast().idea().extra()).containsExactly(new Extra("Intensity", "Moderate"), new Extra("Priority", "Low"), new Extra("Involves", "math"));
    assertThat(found.ideas().getLast().idea().mentors()).extracting(MentorLine::nick).containsExactly("foo", "bar");
    Found rows = Samples.found("# Ideas\n\n| Idea | Difficulty | Mentors | Board |\n|---|---|---|---|\n| Lamp | easy | Ada, Bo | one |\n| [Wick](https://example.org/w) | hard | Cy | two |\n");
    assertThat(titles(rows)).containsExactly("Lamp", "Wick");
    assertThat(rows.ideas()).extracting(Found.One::line).containsExactly(5, 6);
    assertThat(rows.ideas().getLast().idea().links()).containsExactly(new Link("Wick", "https://example.org/w"));
  }

  @Test
  void IMP_5_labels_that_are_headings_themselves() {
    Found found = read("pages/field-headings.md");
    assertThat(titles(found)).containsExactly("New document editor", "Rewrite of the core");
    Idea first = found.ideas().getFirst().idea();
    assertThat(first.description()).isEqualTo("We are looking for a better way.\n\n#### Characteristics we look for\n* Safe handling of tags");
    assertThat(mentors(first)).containsExactly("Mario Example", "Sverre Example");
    assertThat(first.details()).containsOnly(Map.entry(Detail.REQUIRED_SKILLS, "* Python"), Map.entry(Detail.DIFFICULTY, "Moderate"));
  }

  @Test
  void IMP_5_an_unknown_label_among_details_is_kept_and_one_in_the_description_stays_there() {
    Found found = Samples.found("# Ideas\n\n## Lamp\n\nIt does this:\n\n- Light: always\n- Dark: never\n\n- Mentor: Ada\n- Board: one\n- no label at all\n");
    Idea lamp = idea(found, "Lamp");
    assertThat(lamp.extra()).containsExactly(new Extra("Board", "one"));
    assertThat(lamp.description()).isEqualTo("It does this:\n\n- Light: always\n- Dark: never\n\n- no label at all");
  }

  @Test
  void IMP_5_a_bold_word_is_a_label_without_colon_only_before_a_value() {
    Found found = Samples.found("# Ideas\n\n## **Idea:** Lamp\n\n**Goals** are none of ours.\n\n**Result** It shines.\n\n**Suited to** beginners\n\n**Mentor** Ada\n\n## 2. Wick\n\nMentor: Bo\n\nIt burns.\n\n**Note:** never alone.\n");
    Idea lamp = idea(found, "Lamp");
    assertThat(lamp.description()).isEqualTo("**Goals** are none of ours.");
    assertThat(lamp.details()).containsOnly(Map.entry(Detail.EXPECTED_OUTCOME, "It shines."));
    assertThat(lamp.extra()).containsExactly(new Extra("Suited to", "beginners"));
    assertThat(mentors(lamp)).containsExactly("Ada");
    assertThat(idea(found, "Wick").extra()).isEmpty();
    assertThat(idea(found, "Wick").description()).isEqualTo("It burns.\n\n**Note:** never alone.");
  }

  @Test
  void IMP_6_a_component_with_a_label_of_its_own_is_no_idea_because_of_the_ideas_below_it() {
    Found found = Samples.found("# Ideas\n\n## Lamps\n\nMentor: Ada\n\n### Wick\n\nDifficulty: easy\n\nSkills: fire\n\n## Kites\n\nMentor: Cy\n\n### Tail\n\nDifficulty: easy\n\nSkills: sewing\n\n### String\n\nDifficulty: hard\n\nSkills: knots\n");
    assertThat(titles(found)).containsExactly("Wick", "Tail", "String");
  }

  @Test
  void IMP_5_every_label_in_every_dress() {
    for (String label : List.of("Skill level", "Skill Levels", "SKILL LEVEL")) {
      for (String line : List.of("%s: x", "**%s:** x", "**%s**: x", "_%s_: x", "*%s:* x", "%s — x", "**%s** – x", "__%s__: x", "- %s: x", "* **%s**: x", "**%s**\n\nx", "%s:\nx", "%s:\n\nx", "#### %s\n\nx")) {
        Found found = Samples.found("# Ideas\n\n### Lamp\n\nIt shines.\n\n" + line.formatted(label) + "\n\n**Mentor:** Ada\n");
        assertThat(idea(found, "Lamp").detail(Detail.SKILL_LEVEL)).as(line.formatted(label)).isEqualTo("x");
        assertThat(idea(found, "Lamp").description()).as(line.formatted(label)).isEqualTo("It shines.");
      }
    }
  }

  @Test
  void IMP_6_an_idea_that_says_only_what_it_is_counts_among_others_below_a_heading_of_ideas() {
    String page = "# Guide\n\nWords.\n\n## Project ideas\n\n### How to apply\n\nWrite.\n\n### Lamp\n\nMentor: Ada\n\n### Wick\n\nMentor: Bo\n\n### Flame\n\nIt burns.\n\n### Empty\n\n## Contact\n\nAsk.\n";
    assertThat(titles(Samples.found(page))).containsExactly("Lamp", "Wick", "Flame");
    assertThat(Samples.found(page).sections()).extracting(Found.Section::title).containsExactly("Guide", "Project ideas", "How to apply", "Empty", "Contact");
  }

  @Test
  void IMP_5_labels_line_by_line_in_one_paragraph_known_and_unknown() {
    Found found = Samples.found("""
        ## Lamp Project Ideas

        ### Preview

        **Difficulty:** Easy
        **Project Core Objective:** Add a window
        **Description:**
        Often a user is painting,
        zoomed in.

        This could be a dialog.
        **Project Category:** New Feature
        **Skills required:** C++, Qt
        **Mentor:** Matt Example (chchex)
        **Backup Mentor:** @connor @second

        ### Shapes

        Difficulty: Hard
        Board: one
        Mentor: Ada
        """);
    Idea preview = idea(found, "Preview");
    assertThat(preview.details()).containsOnly(Map.entry(Detail.DIFFICULTY, "Easy"), Map.entry(Detail.REQUIRED_SKILLS, "C++, Qt"));
    assertThat(preview.extra()).containsExactly(new Extra("Project Core Objective", "Add a window"), new Extra("Project Category", "New Feature"));
    assertThat(preview.description()).isEqualTo("Often a user is painting,\nzoomed in.\n\nThis could be a dialog.");
    assertThat(mentors(preview)).containsExactly("Matt Example (chchex)", "@connor", "@second");
    assertThat(idea(found, "Shapes").extra()).containsExactly(new Extra("Board", "one"));
    assertThat(idea(found, "Shapes").details()).containsOnly(Map.entry(Detail.DIFFICULTY, "Hard"));
  }

  @Test
  void IMP_6_headings_within_an_idea_belong_to_it() {
    Found found = Samples.found("""
        ## About applying

        * Write a proposal.

        ## Main project ideas

        ### Tighten the screws.

        They are loose.

        ### Lamp improvements

         - Language: C, shell (bash)
         - Difficulty: medium
         - Possible mentors: Ada Example / Bo Example

        #### Implement `lamp --first`.

        First things.

        #### Improve the terms

        Terms.

        ### "rebase" improvements

        #### Status

        It tells.

        ### Port the pack

        - Difficulty: hard
        - Possible mentors: Cy Example
        """);
    assertThat(titles(found)).containsExactly("Tighten the screws.", "Lamp improvements", "\"rebase\" improvements", "Port the pack");
    assertThat(idea(found, "Lamp improvements").description()).isEqualTo("#### Implement `lamp --first`.\n\nFirst things.\n\n#### Improve the terms\n\nTerms.");
    assertThat(mentors(idea(found, "Lamp improvements"))).containsExactly("Ada Example", "Bo Example");
    assertThat(found.sections()).extracting(Found.Section::title).containsExactly("About applying", "Main project ideas");
  }

  @Test
  void IMP_6_a_part_of_an_idea_with_one_label_is_no_idea_of_its_own() {
    Found found = Samples.found("# Ideas\n\n## Lamp\n\nDifficulty: easy\n\nMentor: Ada\n\n### First step\n\nGoal: it shines\n\n## Wick\n\nMentor: Bo\n");
    assertThat(titles(found)).containsExactly("Lamp", "Wick");
    assertThat(idea(found, "Lamp").detail(Detail.EXPECTED_OUTCOME)).isEqualTo("it shines");
  }

  @Test
  void IMP_11_a_label_with_only_punctuation_is_there_and_empty() {
    Found found = Samples.found("# Ideas\n\n## Lamp\n\n- Mentors:,\n- Suggested by: , -\n- Language: …\n- Difficulty: C++?\n- Skills:\n");
    Idea lamp = idea(found, "Lamp");
    assertThat(lamp.mentors()).isEmpty();
    assertThat(lamp.details()).containsOnly(Map.entry(Detail.SUGGESTED_BY, ""), Map.entry(Detail.LANGUAGE, ""), Map.entry(Detail.DIFFICULTY, "C++?"), Map.entry(Detail.REQUIRED_SKILLS, ""));
  }

  @Test
  void IMP_6_drafts_are_told_of() {
    Found found = Samples.found("# Ideas\n\n## Draft ideas\n\n### Lamp\n\nMentor: Ada\n\nDifficulty: easy\n");
    assertThat(titles(found)).containsExactly("Lamp");
    assertThat(found.notes()).containsExactly("“Lamp” stands below “Draft ideas”.");
  }

  @Test
  void IMP_7_a_template_block_is_never_imported() {
    for (String title : List.of("TITLE", "Title of the idea", "Project title", "`Project Title`", "[TEMPLATE] Project Title", "Project #1 : Title", "1. Project name")) {
      Found found = Samples.found("# Ideas\n\n## " + title + "\n\nMentor: who\n\nDifficulty: how hard\n\n## Lamp\n\nMentor: Ada\n");
      assertThat(titles(found)).as(title).containsExactly("Lamp");
      assertThat(found.skipped()).as(title).singleElement().satisfies(skipped -> assertThat(skipped.reason()).isEqualTo("template"));
    }
    assertThat(Samples.found("# Ideas\n\n```\n## Lamp\nMentor: who\nDifficulty: x\n```\n").ideas()).isEmpty();
    assertThat(Samples.found("== Ideas ==\n<pre>\n=== Lamp ===\n'''Mentor:''' who\n'''Difficulty:''' x\n</pre>\n").ideas()).isEmpty();
    assertThat(Samples.found("# Ideas\n\n## Idea template\n\n### Name of your idea\n\nMentor: who\n").ideas()).isEmpty();
  }

  @Test
  void IMP_9_pages_are_put_into_a_page_comments_dropped_and_templates_left() {
    String page = Samples.text("pages/template.mediawiki");
    String flame = "=== Flame ===\n'''Summary:''' Burn\n\n* Mentor: Cy\n\n{{:Ideas/Flame}}\n{{:Ideas/Deep}}\n";
    Found found = wiki(page, Map.of("Ideas/Flame", flame, "Ideas/Deep", "{{:Ideas/Deeper}}", "Ideas/Deeper", "=== Never ===\n* Mentor: x\n"));
    assertThat(titles(found)).containsExactly("Separate process for lamps", "Wick emulation", "Flame");
    assertThat(found.notes()).contains("The page “Ideas/Flame” at line 40 is put into itself, so it was not read.", "The page “Ideas/Deeper” at line 40 is put in deeper than 2 pages, so it was not read.",
        "The page “Ideas/Missing” at line 41 is not among the pages given, so it was not read.", "The comment at line 11 is left out: or two");
    assertThat(idea(found, "Flame").description()).contains("{{:Ideas/Flame}}");
    assertThat(idea(found, "Wick emulation").description()).doesNotContain("Not for readers");
    assertThat(idea(found, "Separate process for lamps").description()).startsWith("Normally the lamp is in the [main](Main_Page) process, see [its page](https://example.org/lamp).\nIt has *one* process.")
        .contains("1. First this\n2. then that\n   1. and below");
  }

  @Test
  void IMP_5_other_manners_of_mediawiki() {
    Found found = read("pages/kde-like.mediawiki");
    assertThat(titles(found)).containsExactly("Project: Fill tool", "Project: Brushes", "Project: Playlists");
    assertThat(found.ideas()).extracting(one -> one.idea().detail(Detail.COMPONENT)).containsExactly("Digital painting", "Digital painting", "Player");
    assertThat(found.ideas().getFirst().idea().details()).containsEntry(Detail.REQUIRED_SKILLS, "C++ and Qt").containsEntry(Detail.EXPECTED_OUTCOME, "- It is fast\n- It is tested");
  }
}
