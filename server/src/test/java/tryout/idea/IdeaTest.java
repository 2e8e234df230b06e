package tryout.idea;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of ideas, and what is read out of the words of a mentor. */
class IdeaTest {
  @Test
  void IMP_3_titles_are_the_same_in_any_case_and_spacing() {
    assertThat(Idea.key("  Straße \t of\u00a0Lamps ")).isEqualTo(Idea.key("STRASSE OF LAMPS")).isEqualTo("strasse of lamps");
    assertThat(Idea.key("Lamp")).isNotEqualTo(Idea.key("Lamps"));
  }

  @Test
  void a_title_is_one_line_and_text_has_line_feeds_only() {
    Idea idea = new Idea(" a\r\n b ", "x\r\ny\rz", Map.of(Detail.SUMMARY, "p\rq"), List.of(), null, List.of());
    assertThat(idea.title()).isEqualTo("a b");
    assertThat(idea.description()).isEqualTo("x\ny\nz");
    assertThat(idea.detail(Detail.SUMMARY)).isEqualTo("p\nq");
  }

  @Test
  void a_link_leads_to_http_and_https_and_holds_nothing_that_ends_it() {
    assertThat(Link.leads("https://example.org")).isTrue();
    assertThat(List.of("javascript:alert(1)", "ftp://example.org", "https://", "//example.org")).noneMatch(Link::leads);
    assertThat(new Link(" ", "https://example.org/a b)<c>").href()).isEqualTo("https://example.org/a%20b%29%3Cc%3E");
    assertThat(new Link("", "https://example.org/C_(x)").text()).isEqualTo("https://example.org/C_(x)");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
      Ada Example <ada@example.org>                                | Ada Example | ada@example.org | -
      Ada Example < <ada@example.org> >                            | Ada Example | ada@example.org | -
      Ada Example (ada@example.org)                                | Ada Example | ada@example.org | -
      Ada Example <> ('ada' on IRC)                                | Ada Example | -               | ada
      Ada Example <ada@example.org> ("ada" on IRC)                 | Ada Example | ada@example.org | ada
      Ada Example (ada on #lamps)                                  | Ada Example | -               | ada
      marcel_a on IRC                                              | -           | -               | marcel_a
      @ada                                                         | -           | -               | ada
      [@ada](https://github.com/ada)                               | -           | -               | ada
      [Ada Example](https://github.com/ada)                        | Ada Example | -               | ada
      Ada Example (@ada, ada@example.org) - primary                | Ada Example | ada@example.org | ada
      Ada Example ([GitHub](https://github.com/ada))               | Ada Example | -               | ada
      Ada Example (GitHub: [@ada](https://github.com/ada), Email: [a@b.org](mailto:a@b.org)) | Ada Example | a@b.org | ada
      ada@example.org                                              | -           | ada@example.org | -
      Ada Example                                                  | Ada Example | -               | -
      Ada Example, IRC: ada                                        | Ada Example | -               | ada
      Philippe Mathieu-Daudé <>                                    | Philippe Mathieu-Daudé | -    | -
      """)
  void IMP_5_a_mentor_is_read_out_of_the_words(String text, String name, String mail, String nick) {
    MentorLine mentor = new MentorLine(text);
    assertThat(mentor.mail()).isEqualTo(mail);
    assertThat(mentor.nick()).isEqualTo(nick);
    assertThat(mentor.name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      Ada Example <ada@example.org>                       | Ada Example
      Ada Example < <ada@example.org> >                   | Ada Example
      Ada Example (@ada, ada@example.org) - primary       | Ada Example (@ada) - primary
      Ada (ada@example.org) and Bo <bo@example.org>       | Ada and Bo
      ada@example.org                                     | ada
      Ada Example (ada on IRC)                            | Ada Example (ada on IRC)
      """)
  void EXP_1_a_mentor_without_mail_keeps_the_other_words(String text, String bare) {
    assertThat(new MentorLine(text).withoutMail().text()).isEqualTo(bare);
  }
}
