package tryout.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What may stand in a line (IRC-3). */
class LineTest {
  private static final String PLACE = " — https://tryout.example.org/ideas/00000000-0000-0000-0000-000000000000";

  private static String said(String title) {
    return Line.of("#news", "New idea: ", title, PLACE).text();
  }

  private static int sent(String channel, String text) {
    return ("PRIVMSG " + channel + " :" + text).getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void IRC_3_no_title_can_send_a_command_or_a_second_line() {
    assertThat(said("Lamp\r\nQUIT :gone\nJOIN #other\0PRIVMSG #news :me")).isEqualTo("New idea: Lamp QUIT :gone JOIN #otherPRIVMSG #news :me" + PLACE);
    assertThat(said("one\u2028two\u2029three\u0085four\tfive\u000bsix")).isEqualTo("New idea: one two three four five six" + PLACE);
    assertThat(new Line("#news", "\u0001ACTION waves\u0001").text()).isEqualTo("ACTION waves");
  }

  @Test
  void IRC_3_no_title_has_a_colour_is_bold_or_turns_the_writing_round() {
    assertThat(said("\u0002bold\u0002 \u00034,5red\u000f \u0004ff0000hex \u0011mono \u0016turned \u001dslanted \u001estruck \u001funder \u007fgone \u001b[31mterminal"))
        .isEqualTo("New idea: bold 4,5red ff0000hex mono turned slanted struck under gone [31mterminal" + PLACE);
    assertThat(said("a\u202egnp\u202c b\u2066c\u2069 d\u200e\u200f\u061ce half\ud83d")).isEqualTo("New idea: agnp bc de half" + PLACE);
    assertThat(said("Ein Lämpchen 💡 für ‌نمی‌خواهم")).as("what is text stays").isEqualTo("New idea: Ein Lämpchen 💡 für ‌نمی‌خواهم" + PLACE);
  }

  @Test
  void IRC_3_a_long_title_is_cut_between_two_characters_and_its_place_stays_whole() {
    for (String character : new String[] {"a", "ä", "語", "💡", "e\u0301", "👩\u200d👩\u200d👧"}) {
      for (String channel : new String[] {"#a", "#news", "#" + "c".repeat(63)}) {
        String text = Line.of(channel, "New idea: ", character.repeat(400), PLACE).text();
        assertThat(sent(channel, text)).as(character + channel).isLessThanOrEqualTo(400).isGreaterThan(400 - character.getBytes(StandardCharsets.UTF_8).length);
        assertThat(text).startsWith("New idea: " + character).endsWith(character + "…" + PLACE);
        assertThat(text.substring(10, text.indexOf('…')).length() % character.length()).as(character).isZero();
      }
    }
  }

  @Test
  void IRC_3_a_title_that_fits_is_not_cut() {
    String title = "a".repeat(400 - sent("#news", "New idea: " + PLACE));
    assertThat(said(title)).isEqualTo("New idea: " + title + PLACE);
    assertThat(sent("#news", said(title))).isEqualTo(400);
    assertThat(said(title + "a")).contains("a…");
  }
}
