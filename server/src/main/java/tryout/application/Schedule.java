package tryout.application;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tryout.fault.Code;
import tryout.fault.Refused;

/** What an applicant means to do in which week (APP-2). */
public record Schedule(List<Row> rows) {
  public static final Schedule EMPTY = new Schedule(List.of());

  public Schedule {
    rows = List.copyOf(rows);
  }

  /**
   * One task.
   *
   * @param from its first week, from 1
   * @param to its last week
   * @param hours a week, 0 to {@value ApplicationLimits#WEEK_HOURS}
   */
  public record Row(int from, int to, String task, int hours) {
    private int weeks() {
      return to - from + 1;
    }
  }

  /** Of all weeks together. */
  public int hours() {
    return rows.stream().mapToInt(row -> row.weeks() * row.hours()).sum();
  }

  /**
   * What is wrong with it where each week from the first to that one has to stand in exactly one row; nothing where it is
   * right. The pointers are those of an application's JSON.
   */
  public List<Refused.Field> faults(int weeks) {
    List<Refused.Field> faults = new ArrayList<>();
    TreeMap<Integer, Integer> times = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.from() < 1 || row.to() > weeks || row.weeks() < 1) {
        faults.add(new Refused.Field("/schedule/" + i, "Weeks go from 1 to " + weeks + ", the first before the last."));
        continue;
      }
      if (row.task().isBlank()) {
        faults.add(new Refused.Field("/schedule/" + i + "/task", "Say what you mean to do."));
      }
      if (row.hours() < 0 || row.hours() > ApplicationLimits.WEEK_HOURS) {
        faults.add(new Refused.Field("/schedule/" + i + "/hours", "From 0 to " + ApplicationLimits.WEEK_HOURS + " hours a week."));
      }
      IntStream.rangeClosed(row.from(), row.to()).forEach(week -> times.merge(week, 1, Integer::sum));
    }
    told(faults, IntStream.rangeClosed(1, weeks).filter(week -> !times.containsKey(week)).boxed().toList(), "Nothing stands in ");
    told(faults, times.entrySet().stream().filter(week -> week.getValue() > 1).map(java.util.Map.Entry::getKey).toList(), "More than one task stands in ");
    return faults;
  }

  private static void told(List<Refused.Field> faults, List<Integer> weeks, String words) {
    if (!weeks.isEmpty()) {
      String numbers = weeks.stream().map(String::valueOf).collect(Collectors.joining(", "));
      faults.add(new Refused.Field("/schedule", words + (weeks.size() == 1 ? "week " : "weeks ") + numbers + "."));
    }
  }

  /**
   * Takes it as one that can be submitted.
   *
   * @throws Refused with {@link Code#SCHEDULE_GAP} and everything that is wrong with it
   */
  void assertWhole(int weeks) {
    List<Refused.Field> faults = faults(weeks);
    if (!faults.isEmpty()) {
      throw new Refused(Code.SCHEDULE_GAP, "The schedule is not whole: " + faults.getFirst().detail(), faults);
    }
  }
}
