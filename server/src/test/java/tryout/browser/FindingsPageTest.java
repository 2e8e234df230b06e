package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the compiler and the sanitizers found, as two people see it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FindingsPageTest extends PairedHouse {
  @Test
  void E_14_and_SBX_55_a_warning_appears_in_both_gutters_while_it_is_typed_and_goes_when_it_is_mended() {
    exercise();
    write("#include <stdio.h>\nint main(void)\n{\n\tputs(\"日本 😀\"); int unused;\n\tprintf(\"%d\\n\", \"a\");\n\treturn 0;\n}\n");
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".cm-findings .finding-warning")).hasCount(2);
      assertThat(page.locator(".finding-note").first()).hasText("unused is never used");
      assertThat(page.locator(".finding-wave").first()).hasText("unused");
      assertThat(page.locator(".finding-wave").nth(1)).hasText("%d");
    }
    Browsers.shot(candidate, "findings-live");
    House.at(candidate, "int unused;", "End");
    for (int i = 0; i < "int unused;".length(); i++) {
      candidate.keyboard().press("Backspace");
    }
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".cm-findings .finding-warning")).hasCount(1);
    }
    assertThat(candidate.locator(".output")).containsText("Not run yet.");
  }

  @Test
  void SBX_58_a_fix_is_one_press_and_an_edit_like_any_other() {
    exercise();
    write("#include <stdio.h>\nint main(void)\n{\n    pritnf(\"%d\\n\", 3)\n    return 0;\n}\n");
    tab(candidate, "Problems");
    Locator problems = candidate.locator(".problems li");
    assertThat(problems).hasCount(2);
    assertThat(problems.first()).containsText("pritnf is not declared before it is called");
    Browsers.shot(candidate, "findings-problems");
    House.button(candidate, "Replace “pritnf” with “printf”").click();
    House.button(candidate, "Insert “;”").click();
    assertThat(candidate.locator(".problems")).containsText("No problems.");
    isMended();
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+z");
    candidate.keyboard().press("Control+z");
    assertThat(candidate.locator(".cm-content")).containsText("pritnf(\"%d\\n\", 3)");
  }

  @Test
  void SBX_58_a_fix_that_is_being_pressed_is_done_also_where_something_else_happens_in_the_room_meanwhile() {
    exercise();
    write("#include <stdio.h>\nint main(void)\n{\n    pritnf(\"%d\\n\", 3);\n    return 0;\n}\n");
    tab(candidate, "Problems");
    House.button(candidate, "Replace “pritnf” with “printf”").hover();
    candidate.mouse().down();
    mentor.getByLabel("Message to everybody in the room").fill("Look at its name.");
    mentor.getByLabel("Message to everybody in the room").press("Enter");
    assertThat(candidate.locator(".messages")).containsText("Look at its name.");
    candidate.mouse().up();
    isMended();
  }

  @Test
  void SBX_58_keys_go_from_problem_to_problem_and_mend_the_line() {
    exercise();
    write("#include <stdio.h>\nint main(void)\n{\n    int unused;\n    pritnf(\"%d\\n\", 3);\n    return 0;\n}\n");
    assertThat(candidate.locator(".cm-findings .finding-warning")).hasCount(2);
    candidate.keyboard().press("Control+Home");
    Locator line = candidate.locator("#editor .cm-activeLine");
    candidate.keyboard().press("F8");
    assertThat(line).containsText("int unused;");
    candidate.keyboard().press("Control+.");
    assertThat(candidate.locator("body")).containsText("There is nothing to mend in this line.");
    candidate.keyboard().press("Shift+F8");
    assertThat(line).containsText("pritnf");
    candidate.keyboard().press("Control+.");
    isMended();
    assertThat(candidate.locator(".cm-findings .finding-warning")).hasCount(1);
  }

  /** The candidate's caret stands in the line then, and is drawn into it. */
  private void isMended() {
    mentor.waitForCondition(() -> House.text(mentor).contains("    printf(\"%d\\n\", 3);"));
  }

  @Test
  void SBX_57_a_finding_is_where_its_words_are_after_edits_of_others() {
    exercise();
    write("int main(void)\n{\n    return zz;\n}\n");
    assertThat(candidate.locator(".finding-wave")).hasText("zz");
    House.at(candidate, "int main", "Home");
    candidate.keyboard().press("Control+Home");
    candidate.keyboard().type("/* 😀 */ ");
    candidate.keyboard().press("Enter");
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".finding-wave")).hasText("zz");
    }
  }

  @Test
  void SBX_59_a_fault_is_marked_with_the_lines_that_belong_to_it_and_each_is_a_link() {
    exercise();
    write("#include <stdlib.h>\nint main(void)\n{\n    int *p = malloc(8);\n    free(p);\n    return *p;\n}\n");
    candidate.keyboard().press("Control+Shift+Enter");
    assertThat(candidate.locator(".verdict")).containsText("Line 6 reads memory that line 5 freed; it was allocated on line 4.");
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".cm-findings .finding-fault")).hasCount(1);
      assertThat(page.locator(".cm-findings .finding-related:visible")).hasCount(2);
    }
    Browsers.shot(candidate, "findings-fault");
    tab(candidate, "Problems");
    candidate.locator(".problems").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^main.c:5"))).first().click();
    assertThat(candidate.locator(".cm-activeLine")).hasText(Pattern.compile("free\\(p\\);"));
    candidate.locator(".finding-wave.finding-fault").hover();
    assertThat(candidate.locator(".finding-cards")).containsText("heap-use-after-free");
    Browsers.shot(candidate, "findings-card");
    assertThat(mentor.locator(".finding-cards")).hasCount(0);
  }

  @Test
  void X_5_a_text_that_optimisation_changes_is_shown_in_three_ways_with_the_line_where_they_part() {
    exercise();
    write("#include <limits.h>\n#include <stdio.h>\nint grows(int n) { int next = n + 1; return next > n; }\nint main(void)\n{\n"
        + "    int last;\n    puts(\"How much?\");\n    if (scanf(\"%d\", &last) != 1) return 1;\n"
        + "    printf(\"begun\\ngrows: %d\\n\", grows(INT_MAX - last));\n    return 0;\n}\n");
    House.button(candidate, "Compare").click();
    for (int way = 0; way < 3; way++) {
      assertThat(candidate.locator(".way").nth(way)).containsText("How much?");
    }
    Browsers.shot(candidate, "compare-asks");
    Locator input = candidate.locator(".input-line input");
    input.fill("0");
    input.press("Enter");
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".verdict")).containsText("The result changes with optimisation: undefined behaviour is likely.");
      assertThat(page.locator(".verdict")).containsText("Line 3 overflows a signed integer: 2147483647 + 1 does not fit in int.");
      assertThat(page.locator(".way").nth(1).locator(".parts")).hasText("grows: 0");
      assertThat(page.locator(".way").nth(2).locator(".parts")).hasText("grows: 1");
      assertThat(page.locator(".cm-findings .finding-fault")).hasCount(1);
    }
    Browsers.shots(candidate, "compare-differs");
  }

  @Test
  void X_5_three_that_agree_say_so() {
    exercise();
    write("#include <stdio.h>\nint main(void)\n{\n    puts(\"same\");\n    return 3;\n}\n");
    House.button(candidate, "Compare").click();
    assertThat(candidate.locator(".verdict")).containsText("All three agree.");
    assertThat(candidate.locator(".way")).hasText(new Pattern[] {Pattern.compile("exit 3.*same", Pattern.DOTALL),
        Pattern.compile("exit 3.*same", Pattern.DOTALL), Pattern.compile("exit 3.*same", Pattern.DOTALL)});
    Browsers.shot(candidate, "compare-agrees");
  }
}
