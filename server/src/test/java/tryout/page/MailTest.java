package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.page.Samples.found;
import static tryout.page.Samples.titles;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.idea.Detail;

/** Ideas that come by mail (IMP-10). */
class MailTest {
  private static final String HEAD = "From: Ada Example <ada@example.org>\nTo: list@example.org\nSubject: Re: [gsoc] A lamp in a process\nMIME-Version: 1.0\n";
  private static final String PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\n\n";
  private static final String IDEA = "=== Lamp ===\n'''Summary:''' Light\n\nIt shines.\n\n* Skill level: beginner\n* Language: C\n* Mentor: Ada Example\n";
  private static final String TEMPLATE = "=== TITLE ===\n'''Summary:''' Short description\n\n* Skill level: beginner or advanced\n* Mentor: Email address\n";

  private static String quoted(String text) {
    return "> " + text.replace("\n", "\n> ");
  }

  @Test
  void IMP_10_a_filled_template_is_an_idea_and_what_is_said_before_it_a_section() {
    Found found = found(PLAIN + "Hello all,\n\nhere is mine:\n\n" + IDEA + "\n-- \nAda\n");
    assertThat(found.format()).isEqualTo(Format.MAIL);
    assertThat(titles(found)).containsExactly("Lamp");
    assertThat(found.ideas().getFirst().line()).isEqualTo(11);
    assertThat(found.sections()).singleElement().satisfies(section -> assertThat(section.text()).contains("here is mine"));
    assertThat(found.skipped()).containsExactly(new Found.Skipped(20, "", "signature", "Ada"));
  }

  @Test
  void IMP_10_a_quoted_template_is_dropped_where_one_is_filled_in() {
    Found found = found(PLAIN + "On Monday Bo wrote:\n" + quoted(TEMPLATE) + "\n\n" + IDEA);
    assertThat(titles(found)).containsExactly("Lamp");
    assertThat(found.skipped()).singleElement().satisfies(skipped -> assertThat(skipped.reason() + " " + skipped.title()).isEqualTo("quoted TITLE"));
  }

  @Test
  void IMP_10_a_filled_template_that_is_only_quoted_is_read() {
    Found found = found(PLAIN + "I like this one.\n\n" + quoted(IDEA) + "\n> > older words\n");
    assertThat(titles(found)).containsExactly("Lamp");
    assertThat(found.ideas().getFirst().idea().detail(Detail.LANGUAGE)).isEqualTo("C");
    assertThat(found.ideas().getFirst().idea().description()).contains("> older words");
    assertThat(found.skipped()).isEmpty();
    Found answered = found(PLAIN + quoted(IDEA) + "\n" + quoted(quoted(TEMPLATE)) + "\n");
    assertThat(titles(answered)).containsExactly("Lamp");
    assertThat(answered.skipped()).extracting(Found.Skipped::reason).containsExactly("quoted");
  }

  @Test
  void IMP_10_flowed_lines_are_put_together() {
    Found found = found(HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n=== Lamp ===\n\nSummary: A lamp that \nshines all \nday\n\n From the start it shines.\n\n* Mentor: Ada \nExample\n* Difficulty: easy\n");
    assertThat(found.ideas()).singleElement().satisfies(one -> {
      assertThat(one.idea().detail(Detail.SUMMARY)).isEqualTo("A lamp that shines all day");
      assertThat(one.idea().description()).isEqualTo("From the start it shines.");
      assertThat(Samples.mentors(one.idea())).containsExactly("Ada Example");
    });
  }

  @Test
  void IMP_10_transfer_encodings_are_undone_and_the_first_plain_part_is_taken() {
    String html = "--x\nContent-Type: text/html\n\n<h3>No</h3>\n";
    String base64 = Base64.getMimeEncoder().encodeToString(IDEA.replace("Light", "Lücht").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    Found found = found(HEAD + "Content-Type: multipart/alternative; boundary=x\n\n" + html + "--x\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n" + base64 + "\n--x--\n");
    assertThat(titles(found)).containsExactly("Lamp");
    assertThat(found.ideas().getFirst().idea().detail(Detail.SUMMARY)).isEqualTo("Lücht");
    Found printable = found(HEAD + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=3D=3D=3D Lamp =3D=3D=3D\n\nSummary: L=C3=BCcht=\n und mehr\n\n* Mentor: Ada\n");
    assertThat(printable.ideas().getFirst().idea().detail(Detail.SUMMARY)).isEqualTo("Lücht und mehr");
  }

  @Test
  void IMP_10_an_automatic_mail_is_skipped() {
    for (String mark : List.of("Auto-Submitted: auto-replied", "Precedence: auto_reply", "X-Autoreply: yes", "Precedence: bulk")) {
      Found found = found(mark + "\n" + PLAIN + IDEA);
      assertThat(found.ideas()).as(mark).isEmpty();
      assertThat(found.skipped()).as(mark).extracting(Found.Skipped::reason, Found.Skipped::title).containsExactly(org.assertj.core.groups.Tuple.tuple("automatic", "Re: [gsoc] A lamp in a process"));
    }
    assertThat(titles(found("Auto-Submitted: no\nPrecedence: list\n" + PLAIN + IDEA))).containsExactly("Lamp");
  }

  @Test
  void IMP_10_labels_without_a_heading_take_the_subject_as_title() {
    assertThat(titles(found(PLAIN + "Summary: Light\nSkill level: beginner\nMentor: Ada\n"))).containsExactly("A lamp in a process");
  }

  @Test
  void IMP_12_a_mail_without_words_is_told_of() {
    Found found = found(HEAD + "Content-Type: text/html\n\n<p>No</p>\n");
    assertThat(found.ideas()).isEmpty();
    assertThat(found.notes()).containsExactly("The mail “Re: [gsoc] A lamp in a process” has no part of plain text.");
  }
}
