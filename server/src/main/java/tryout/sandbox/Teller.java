package tryout.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tryout.run.Finding;
import tryout.run.Finding.Note;
import tryout.run.Finding.Place;
import tryout.run.Finding.Severity;
import tryout.run.Source;
import tryout.sandbox.Stacks.Call;

/** How a report is told: names its lines and gathers the places that belong to it. */
final class Teller {
  private final Lines lines;
  private final boolean one;
  private final List<Note> related = new ArrayList<>();

  Teller(List<Source> sources) {
    this.lines = new Lines(sources);
    this.one = Compiler.programs(sources).size() == 1;
  }

  Lines lines() {
    return lines;
  }

  /** "Line 7", with its file where there are several. */
  String line(Optional<Call> call) {
    return call.map(at -> "Line " + at.line() + (one ? "" : " of " + lines.name(at.file()))).orElse("The program");
  }

  /** "line 7", with its file where it is another than that of the fault. */
  String mentioned(Call call, Optional<Call> fault) {
    boolean plain = one || fault.isPresent() && fault.get().file() == call.file();
    return "line " + call.line() + (plain ? "" : " of " + lines.name(call.file()));
  }

  void relate(Call call, String words) {
    related.add(new Note(whole(call), words));
  }

  Place whole(Call call) {
    return lines.whole(call.file(), call.line());
  }

  SanitizerReport.Told told(String code, String sentence, Optional<Call> fault) {
    return toldAt(code, sentence, fault.map(this::whole));
  }

  SanitizerReport.Told toldAt(String code, String sentence, Optional<Place> place) {
    String safe = OutputFilter.safe(sentence);
    return new SanitizerReport.Told(
        safe,
        place.map(at -> new Finding(at, Severity.FAULT, code, code.replace('-', ' '), safe, related, List.of(), Optional.empty())));
  }

  static String bytes(long count) {
    return Long.toUnsignedString(count) + (count == 1 ? " byte" : " bytes");
  }
}
