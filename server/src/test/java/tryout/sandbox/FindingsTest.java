package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tryout.run.Finding;
import tryout.run.Finding.Note;
import tryout.run.Finding.Place;
import tryout.run.Profile;
import tryout.run.Source;

/**
 * What is found in a program by the gcc that is installed, against what was read and found right once. Each folder of
 * {@code findings} is a workspace; its {@code found.txt} begins with the profile.
 */
@Tag("alone")
class FindingsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/findings");

  static Stream<String> workspaces() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("workspaces")
  void SBX_56_to_59_each_workspace_has_the_findings_that_were_read_once(String name) throws Exception {
    Path folder = GOLDEN.resolve(name);
    Path golden = folder.resolve("found.txt");
    String expected = Files.readString(golden);
    Profile profile = Profile.valueOf(expected.lines().findFirst().orElseThrow().toUpperCase(Locale.ROOT));
    List<Source> sources = sources(folder);
    Recorder seen = new Recorder();
    Rooms.sandbox().start("findings-" + name, profile, sources, seen);
    String sentence = seen.result().sentence();
    StringBuilder told = new StringBuilder(profile.slug()).append('\n').append(sentence).append('\n');
    seen.findings.forEach(finding -> tell(finding, sources, told));
    if (Boolean.getBoolean("findings.write")) {
      Files.writeString(golden, told);
    }
    assertThat(told).hasToString(expected);
  }

  private static List<Source> sources(Path folder) throws IOException {
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> !one.endsWith("found.txt")).sorted().toList()) {
        sources.add(new Source(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return sources;
  }

  private static void tell(Finding finding, List<Source> sources, StringBuilder told) {
    told.append("%n%s %s %s%n  %s%n".formatted(finding.severity().slug(), finding.code(), spot(finding.at(), sources), finding.message()));
    if (!finding.sentence().isEmpty()) {
      told.append("  = ").append(finding.sentence()).append('\n');
    }
    finding.related().forEach(note -> told.append("  & ").append(note(note, sources)));
    finding.trail().forEach(note -> told.append("  > ").append(note(note, sources)));
    finding.fix().ifPresent(fix -> {
      told.append("  ! ").append(fix.title()).append('\n');
      fix.edits().forEach(edit -> told.append("    ").append(spot(edit.at(), sources)).append(" → ")
          .append(edit.insert().replace("\n", "⏎")).append('\n'));
    });
  }

  private static String note(Note note, List<Source> sources) {
    return (note.at() == null ? "" : spot(note.at(), sources) + " ") + note.message() + "\n";
  }

  /** "main.c:7 ‹word›": the words themselves show whether the offsets are right. */
  private static String spot(Place at, List<Source> sources) {
    Source source = sources.get(at.file());
    long line = 1 + source.text().substring(0, at.from()).chars().filter(unit -> unit == '\n').count();
    return "%s:%d ‹%s›".formatted(source.name(), line, source.text().substring(at.from(), at.to()).replace("\n", "⏎"));
  }
}
