package tryout.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tryout.application.Schedule.Row;
import tryout.fault.Code;
import tryout.fault.Refused;

/** What an applicant means to do in which week. */
class ScheduleTest {
  private static List<String> told(Schedule schedule, int weeks) {
    return schedule.faults(weeks).stream().map(fault -> fault.pointer() + " " + fault.detail()).toList();
  }

  private static Schedule of(Row... rows) {
    return new Schedule(List.of(rows));
  }

  @Test
  void APP_2_each_week_stands_in_one_row_that_may_span_several() {
    Schedule schedule = of(new Row(1, 1, "Read", 20), new Row(2, 10, "Write", 30), new Row(11, 12, "Polish", 0));
    assertThat(told(schedule, 12)).isEmpty();
    assertThat(schedule.hours()).isEqualTo(20 + 9 * 30);
    schedule.assertWhole(12);
    assertThat(told(of(new Row(1, 1, "All", 80)), 1)).isEmpty();
  }

  @Test
  void APP_2_a_gap_and_an_overlap_are_told_with_the_numbers_of_their_weeks() {
    assertThat(told(of(new Row(1, 3, "a", 5), new Row(3, 4, "b", 5), new Row(7, 7, "c", 5)), 8))
        .containsExactly("/schedule Nothing stands in weeks 5, 6, 8.", "/schedule More than one task stands in week 3.");
    assertThatThrownBy(() -> Schedule.EMPTY.assertWhole(2)).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.code()).isEqualTo(Code.SCHEDULE_GAP);
      assertThat(refused.detail()).isEqualTo("The schedule is not whole: Nothing stands in weeks 1, 2.");
    });
  }

  @Test
  void APP_2_weeks_hours_and_tasks_have_bounds() {
    assertThat(told(of(new Row(0, 2, "a", 5), new Row(2, 1, "b", 5), new Row(1, 3, "c", 5)), 2)).allMatch(fault -> fault.startsWith("/schedule"))
        .contains("/schedule/0 Weeks go from 1 to 2, the first before the last.", "/schedule/1 Weeks go from 1 to 2, the first before the last.",
            "/schedule/2 Weeks go from 1 to 2, the first before the last.");
    assertThat(told(of(new Row(1, 1, " ", 81), new Row(2, 2, "b", -1)), 2))
        .containsExactly("/schedule/0/task Say what you mean to do.", "/schedule/0/hours From 0 to 80 hours a week.", "/schedule/1/hours From 0 to 80 hours a week.");
    assertThat(told(of(new Row(Integer.MIN_VALUE, Integer.MAX_VALUE, "a", 5)), 52)).as("and no time is spent on it").contains("/schedule/0 Weeks go from 1 to 52, the first before the last.");
  }

  @Test
  void APP_2_what_is_whole_is_each_way_to_cut_the_weeks_and_nothing_else() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      int weeks = 1 + random.nextInt(12);
      List<Row> rows = new ArrayList<>();
      for (int week = 1; week <= weeks; ) {
        int to = week + random.nextInt(weeks - week + 1);
        rows.add(new Row(week, to, "task", random.nextInt(81)));
        week = to + 1;
      }
      assertThat(new Schedule(rows).faults(weeks)).as("seed " + seed).isEmpty();
      assertThat(new Schedule(rows).hours()).as("seed " + seed).isEqualTo(IntStream.rangeClosed(1, weeks)
          .map(week -> rows.stream().filter(row -> row.from() <= week && week <= row.to()).findFirst().orElseThrow().hours()).sum());
      Row lost = rows.remove(random.nextInt(rows.size()));
      assertThat(new Schedule(rows).faults(weeks)).as("seed " + seed).hasSize(1);
      rows.add(lost);
      rows.add(lost);
      assertThat(new Schedule(rows).faults(weeks)).as("seed " + seed).hasSize(1);
    }
  }
}
