package tryout.exercise;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The public part of an exercise as a ZIP file to work with at home: {@code make} builds it and runs the public tests,
 * wherever a C compiler is.
 */
public final class StudentPack {
  private static final String FLAGS = "-std=gnu17 -Wall -Wextra -g -fsanitize=address,undefined";

  private StudentPack() {}

  /** Writes it. */
  public static void write(ExercisePackage whole, OutputStream to) {
    Exercise exercise = whole.exercise();
    SortedMap<String, byte[]> files = new TreeMap<>();
    exercise.files().forEach(file -> put(files, file.name(), file.text()));
    put(files, "TASK.md", "# " + exercise.title() + "\n\n" + exercise.statement() + "\n");
    List<Suite.Case> samples = whole.suite().map(Suite::samples).orElse(List.of());
    for (Suite.Case sample : samples) {
      files.put(sample.name() + ".in", sample.input().toArray());
      files.put(sample.name() + ".ans", sample.answer().toArray());
    }
    put(files, "Makefile", makefile(exercise, samples));
    Archive.pack(exercise.slug(), files, to);
  }

  private static void put(SortedMap<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String makefile(Exercise exercise, List<Suite.Case> samples) {
    List<String> names = exercise.files().stream().map(Exercise.File::name).toList();
    String sources = names.stream().filter(name -> name.endsWith(".c")).collect(Collectors.joining(" "));
    String tests = samples.isEmpty()
        ? "\t./program\n"
        : samples.stream().map(sample -> "\t./program < %1$s.in | diff %1$s.ans - && echo %1$s holds\n".formatted(sample.name()))
            .collect(Collectors.joining());
    return """
        CFLAGS = %s

        test: program
        %s
        program: %s
        \t$(CC) $(CFLAGS) -o $@ %s -lm -pthread

        clean:
        \trm -f program

        .PHONY: test clean
        """.formatted(FLAGS, tests, String.join(" ", names), sources);
  }
}
