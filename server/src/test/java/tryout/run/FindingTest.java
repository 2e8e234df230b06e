package tryout.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Finding.Place HERE = new Finding.Place(0, 0, 1);

  private static Finding saying(String words) {
    return new Finding(HERE, Finding.Severity.ERROR, "", words, words, List.of(new Finding.Note(HERE, words)), List.of(),
        Optional.of(new Finding.Fix(words, List.of())));
  }

  @Test
  void SBX_56_words_that_would_fill_everybodys_line_are_cut_and_say_so() {
    String most = "a".repeat(Finding.MOST_WORDS);
    assertThat(saying(most).message()).isEqualTo(most);
    Finding cut = saying(most + "a");
    for (String words : List.of(cut.message(), cut.sentence(), cut.related().getFirst().message(), cut.fix().orElseThrow().title())) {
      assertThat(words).hasSize(Finding.MOST_WORDS).endsWith("a…");
    }
  }

  @Test
  void SBX_56_no_character_is_cut_in_two() {
    String wide = "a".repeat(Finding.MOST_WORDS - 2) + "😀😀";
    assertThat(saying(wide).message()).isEqualTo("a".repeat(Finding.MOST_WORDS - 2) + "…");
  }
}
