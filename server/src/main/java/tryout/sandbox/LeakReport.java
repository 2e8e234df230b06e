package tryout.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tryout.sandbox.Stacks.Call;

/** Says what the leak sanitizer found: what is lost, and what is lost with it. */
final class LeakReport {
  private static final Pattern LEAK =
      Pattern.compile("(Direct|Indirect) leak of (\\d{1,15}) byte(?:\\(s\\)|s)? in (\\d{1,15}) object");
  private static final int MOST_RELATED = 100;

  private final List<Lost> lost;
  private final Teller teller;

  private LeakReport(List<Lost> lost, Teller teller) {
    this.lost = lost;
    this.teller = teller;
  }

  private record Lost(boolean direct, long bytes, long blocks, Optional<Call> at) {
    boolean sameLine(Lost other) {
      return at.isPresent() && other.at.isPresent() && at.get().sameLine(other.at.get());
    }

    String amount() {
      return Teller.bytes(bytes) + (blocks == 1 ? "" : " in %d blocks".formatted(blocks));
    }
  }

  /** Nothing if the text tells of no leak. */
  static Optional<SanitizerReport.Told> read(String text, Stacks stacks, Teller teller) {
    List<Lost> lost = LEAK.matcher(text).results()
        .map(one -> new Lost(one.group(1).equals("Direct"), Long.parseLong(one.group(2)), Long.parseLong(one.group(3)),
            stacks.from(one.end()).first()))
        .toList();
    return lost.isEmpty() ? Optional.empty() : Optional.of(new LeakReport(lost, teller).told());
  }

  /** Without a direct one all that is lost leads in a circle. */
  private SanitizerReport.Told told() {
    Lost first = lost.getFirst();
    Lost head = sum(lost.stream().filter(one -> one.direct() == first.direct() && (one == first || one.sameLine(first))).toList());
    Lost elsewhere = sum(lost.stream().filter(one -> one.direct() == first.direct() && one != first && !one.sameLine(first)).toList());
    Lost behind = sum(lost.stream().filter(one -> one.direct() != first.direct()).toList());
    lost.stream().filter(one -> !one.sameLine(first)).limit(MOST_RELATED).forEach(one -> one.at().ifPresent(
        at -> teller.relate(at, one.amount() + (one.direct() ? " allocated here, never freed" : " allocated here, lost with it"))));
    String where = first.at().map(at -> " allocated on " + teller.mentioned(at, Optional.empty())).orElse("");
    String more = behind.bytes() == 0 ? "" : ", nor %s %s to which only they lead".formatted(verb(behind), more(behind));
    String other = elsewhere.bytes() == 0 ? "" : ", nor %s %s allocated elsewhere".formatted(verb(elsewhere), elsewhere.amount());
    String end = first.direct() ? all() : ": only they themselves lead to each other";
    return teller.told("leak", "The %s%s %s never freed%s%s%s.".formatted(head.amount(), where, verb(head), more, other, end), first.at());
  }

  private static String more(Lost lost) {
    return Teller.bytes(lost.bytes()) + " more" + (lost.blocks() == 1 ? "" : " in %d blocks".formatted(lost.blocks()));
  }

  private String all() {
    boolean several = lost.stream().anyMatch(one -> one != lost.getFirst() && !(one.direct() && one.sameLine(lost.getFirst())));
    return several ? ": %s in all".formatted(Teller.bytes(sum(lost).bytes())) : "";
  }

  private static Lost sum(List<Lost> several) {
    return new Lost(true, several.stream().mapToLong(Lost::bytes).sum(), several.stream().mapToLong(Lost::blocks).sum(), Optional.empty());
  }

  private static String verb(Lost lost) {
    return lost.bytes() == 1 ? "is" : "are";
  }
}
