package tryout.round;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * The days of a round, each an instant; null where it is not known yet.
 *
 * @param ideasOpen from when on ideas are collected
 * @param ideasClose when that ends
 * @param applyOpen from when on people apply
 * @param applyClose what is not completely received before this instant is late
 * @param announceAt when everybody learns at once who comes
 * @param start of the work
 * @param end of the work
 */
public record Dates(@Nullable Instant ideasOpen, @Nullable Instant ideasClose, @Nullable Instant applyOpen, @Nullable Instant applyClose,
    @Nullable Instant announceAt, @Nullable Instant start, @Nullable Instant end) {
  public static final Dates UNKNOWN = new Dates(null, null, null, null, null, null, null);

  /** One must lie before the other, or may be the same. */
  private record Order(String first, String second, boolean same, String otherwise) {}

  private static final List<Order> ORDERS = List.of(
      new Order("ideasOpen", "ideasClose", true, "Ideas close before they open."),
      new Order("ideasOpen", "applyOpen", true, "People would apply before there are ideas."),
      new Order("applyOpen", "applyClose", false, "Applications close before they open."),
      new Order("applyClose", "announceAt", false, "It would be announced before applications close."),
      new Order("announceAt", "start", true, "The work would begin before it is announced."),
      new Order("start", "end", false, "The work would end before it begins."));

  /** By name, in the order of the year. */
  public Map<String, @Nullable Instant> byName() {
    Map<String, @Nullable Instant> all = new LinkedHashMap<>();
    all.put("ideasOpen", ideasOpen);
    all.put("ideasClose", ideasClose);
    all.put("applyOpen", applyOpen);
    all.put("applyClose", applyClose);
    all.put("announceAt", announceAt);
    all.put("start", start);
    all.put("end", end);
    return all;
  }

  /** The names of those that are not known. */
  public List<String> missing() {
    return byName().entrySet().stream().filter(date -> date.getValue() == null).map(Map.Entry::getKey).toList();
  }

  /**
   * The same, where they lie in order.
   *
   * @throws Refused with every date that stands before one it must follow
   */
  public Dates inOrder() {
    Map<String, @Nullable Instant> all = byName();
    List<Refused.Field> wrong = new ArrayList<>();
    for (Order order : ORDERS) {
      Instant first = all.get(order.first()), second = all.get(order.second());
      if (first != null && second != null && (order.same() ? second.isBefore(first) : !first.isBefore(second))) {
        wrong.add(new Refused.Field("/dates/" + order.second(), order.otherwise()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new Refused(Code.DATES_OUT_OF_ORDER, "The dates are not in order: " + wrong.getFirst().detail(), wrong);
    }
    return this;
  }

  /**
   * Whether a round with these dates may have those instead.
   *
   * @param reason why a date that has passed is changed; empty where nobody said
   * @throws Refused with the date, where it may not
   */
  public void assertMayBecome(Dates next, Instant now, String reason) {
    next.inOrder();
    Map<String, @Nullable Instant> before = byName(), after = next.byName();
    before.forEach((name, old) -> {
      if (old == null || old.isAfter(now) || Objects.equals(old, after.get(name))) {
        return;
      }
      String pointer = "/dates/" + name;
      if (name.equals("announceAt")) {
        throw new Refused(Code.ILLEGAL_TRANSITION, "It was announced already: that instant stays.", List.of(new Refused.Field(pointer, "It has passed.")));
      }
      if (reason.isBlank()) {
        throw new Refused(Code.REASON_REQUIRED, "A date that has passed is changed only with a reason.", List.of(new Refused.Field(pointer, "It has passed: say why it changes.")));
      }
    });
    Instant closing = next.applyClose();
    if (closing != null && !closing.equals(applyClose) && !closing.isAfter(now)) {
      throw new Refused(Code.DATES_OUT_OF_ORDER, "Applications cannot close in the past.", List.of(new Refused.Field("/dates/applyClose", "It lies in the past.")));
    }
  }

  /** Whether an instant lies from one on and before the other. */
  static boolean within(@Nullable Instant from, @Nullable Instant to, Instant now) {
    return from != null && to != null && !now.isBefore(from) && now.isBefore(to);
  }

  /** Whether others than coordinators may begin ideas now. */
  public boolean collecting(Instant now) {
    return within(ideasOpen, ideasClose, now);
  }

  /** Whether what is completely received now is in time for an application. */
  public boolean applying(Instant now) {
    return within(applyOpen, applyClose, now);
  }

  /** Whether the last application can have come. */
  public boolean closed(Instant now) {
    return applyClose != null && !now.isBefore(applyClose);
  }
}
