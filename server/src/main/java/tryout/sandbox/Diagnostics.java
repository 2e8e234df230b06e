package tryout.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tryout.run.Finding;
import tryout.run.Source;

/**
 * What the compiler and the linker said of a workspace, read from what they wrote: findings with their places, and the
 * same as text for people. The compiler writes one line of JSON per file, the linker and all other parts write prose.
 *
 * @param findings those with a place in the workspace, at most {@link #MOST}
 * @param errors how many errors the compiler counted, wherever they are
 * @param listing all of it in the form that people know from a terminal, at most {@link #MOST_LISTING} units
 * @param prose what was no JSON, for the words in which the compiler's driver tells how its parts ended
 */
record Diagnostics(List<Finding> findings, int errors, String listing, String prose) {
  /** Diagnostics that are read; the rest is counted only. */
  static final int MOST = 200;

  /** UTF-16 units of a listing. */
  static final int MOST_LISTING = 48 * 1024;

  /** Bytes that the compiler may write. */
  static final int MOST_BYTES = 1 << 20;

  Diagnostics {
    findings = List.copyOf(findings);
  }

  private static final String GAVE_UP = "compilation terminated due to -fmax-errors=";

  /** Whether gcc stopped at its most errors and told none of them. */
  boolean gaveUp() {
    return prose.contains(GAVE_UP) && GccText.errors(prose) == 0;
  }

  static Diagnostics read(String written, List<Source> sources) {
    return new Reading(new Lines(sources)).all(written);
  }

  /** One reading, which collects as it goes. */
  private static final class Reading {
    private final Lines lines;
    private final GccJson gcc;
    private final Listing listing;
    private final List<Finding> findings = new ArrayList<>();
    private final StringBuilder prose = new StringBuilder();
    private int read;
    private int errors;

    Reading(Lines lines) {
      this.lines = lines;
      this.gcc = new GccJson(lines);
      this.listing = new Listing(lines);
    }

    Diagnostics all(String written) {
      written.lines().forEach(this::line);
      findings.addAll(GccText.findings(prose.toString(), lines));
      findings.addAll(LinkerWords.findings(prose.toString(), lines));
      errors += GccText.errors(prose.toString());
      listing.prose(prose.toString());
      if (read > MOST) {
        listing.prose("… and %d more.\n".formatted(read - MOST));
      }
      return new Diagnostics(findings.stream().limit(MOST).toList(), errors, listing.text(), prose.toString());
    }

    private void line(String line) {
      if (!line.startsWith("[")) {
        prose.append(OutputFilter.safe(line)).append('\n');
        return;
      }
      gcc.array(line).forEach(this::diagnostic);
    }

    /** gcc can say the same of the same place twice, as a warning and as an error: the worse one is told. */
    private void add(Finding finding) {
      if (!findings.isEmpty() && GccJson.repeats(finding, findings.getLast())) {
        return;
      }
      for (int i = 0; i < findings.size(); i++) {
        Finding before = findings.get(i);
        if (same(before, finding)) {
          findings.set(i, before.severity().compareTo(finding.severity()) <= 0 ? before : finding);
          return;
        }
      }
      findings.add(finding);
    }

    private static boolean same(Finding one, Finding other) {
      return one.at().file() == other.at().file() && one.at().from() == other.at().from() && one.message().equals(other.message());
    }

    private void diagnostic(JsonNode said) {
      String kind = said.path("kind").asText();
      errors += kind.contains("error") ? 1 : 0;
      if (++read > MOST) {
        return;
      }
      gcc.finding(said).ifPresent(this::add);
      listing.diagnostic(gcc.spot(said), kind, gcc.message(said), gcc.option(said));
      for (JsonNode child : said.path("children")) {
        listing.diagnostic(gcc.spot(child), child.path("kind").asText(), gcc.message(child), "");
      }
      int step = 0;
      for (JsonNode event : said.path("path")) {
        listing.step(gcc.where(event.path("location")), ++step, gcc.words(event.path("description")));
      }
    }
  }

  /** The first error that has a place. */
  Optional<Finding> firstError() {
    return findings.stream().filter(one -> one.severity() == Finding.Severity.ERROR).findFirst();
  }
}
