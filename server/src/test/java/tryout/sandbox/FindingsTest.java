package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
 * {@code findings} is a workspace; its {@code found.txt} begins with the profile. Where there are {@code facts.txt}, its first
 * line is a finding's severity and place; the others are places related to it, and words that its sentence says or its
 * place shows.
 */
@Tag("alone")
class FindingsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/findings");
  private static final Map<String, Recorder> SEEN = new HashMap<>();

  static Stream<String> workspaces() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("workspaces")
  void SBX_56_to_59_each_workspace_has_the_findings_that_were_read_once(String name) throws Exception {
    Path golden = GOLDEN.resolve(name).resolve("found.txt");
    String expected = Files.readString(golden);
    List<Source> sources = sources(name);
    Recorder seen = seen(name);
    StringBuilder told = new StringBuilder(profile(name).slug()).append('\n').append(seen.result().sentence()).append('\n');
    seen.findings.forEach(finding -> tell(finding, sources, told));
    if (Boolean.getBoolean("findings.write")) {
      Files.writeString(golden, told);
    }
    assertThat(told).hasToString(expected);
  }

  static Stream<String> judged() throws IOException {
    return workspaces().filter(name -> Files.exists(GOLDEN.resolve(name).resolve("facts.txt")));
  }

  /** The facts were written by somebody who had seen neither the sentences nor what reads the reports. */
  @ParameterizedTest
  @MethodSource("judged")
  void SBX_56_to_59_a_finding_has_the_places_and_names_the_things_that_a_reader_needs(String name) throws Exception {
    List<String> facts = Files.readAllLines(GOLDEN.resolve(name).resolve("facts.txt"));
    List<Source> sources = sources(name);
    Recorder seen = seen(name);
    seen.result();
    Finding finding = seen.findings.stream().filter(one -> first(one, sources).equals(facts.getFirst())).findFirst()
        .orElseThrow(() -> new AssertionError("no " + facts.getFirst() + " in " + seen.findings));
    List<String> related = finding.related().stream().map(Note::at).filter(at -> at != null).map(at -> line(at, sources)).toList();
    for (String fact : facts.subList(1, facts.size())) {
      String what = fact.substring(fact.indexOf(' ') + 1);
      switch (fact.substring(0, fact.indexOf(' '))) {
        case "related" -> assertThat(related).as(name).contains(what);
        case "says" -> assertThat(finding.sentence()).as(name).containsPattern(token(what));
        case "shows" -> assertThat(spot(finding.at(), sources)).as(name).containsPattern(token(what));
        default -> throw new AssertionError(fact);
      }
    }
  }

  /** A name or a number as a whole; of a plain word its beginning is enough: "overlap" is said by "overlapping". */
  private static Pattern token(String what) {
    String end = what.equals("free") || what.equals("overlap") ? "" : "(?!\\w)";
    return Pattern.compile("(?<!\\w)" + Pattern.quote(what) + end, Pattern.CASE_INSENSITIVE);
  }

  private static String first(Finding finding, List<Source> sources) {
    return finding.severity().slug() + " " + line(finding.at(), sources);
  }

  private static Profile profile(String name) throws IOException {
    String golden = Files.readString(GOLDEN.resolve(name).resolve("found.txt"));
    return Profile.valueOf(golden.lines().findFirst().orElseThrow().toUpperCase(Locale.ROOT));
  }

  /** What comes of a workspace, which is run once. */
  private static synchronized Recorder seen(String name) throws IOException {
    Recorder seen = SEEN.get(name);
    if (seen == null) {
      seen = new Recorder();
      SEEN.put(name, seen);
      Rooms.sandbox().start("findings-" + name, profile(name), sources(name), seen);
    }
    return seen;
  }

  private static List<Source> sources(String name) throws IOException {
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(GOLDEN.resolve(name))) {
      for (Path file : files.filter(one -> !one.toString().endsWith(".txt")).sorted().toList()) {
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
    String text = sources.get(at.file()).text();
    return "%s ‹%s›".formatted(line(at, sources), text.substring(at.from(), at.to()).replace("\n", "⏎"));
  }

  private static String line(Place at, List<Source> sources) {
    Source source = sources.get(at.file());
    return source.name() + ":" + (1 + source.text().substring(0, at.from()).chars().filter(unit -> unit == '\n').count());
  }
}
