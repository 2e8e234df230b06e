package tryout.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;

/** The days of a round: in what order they lie, and what becomes of them once they have passed. */
class DatesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Instant day(int days) {
    return NOON.plusSeconds(86_400L * days);
  }

  private static final Dates WHOLE = new Dates(day(0), day(30), day(10), day(40), day(60), day(70), day(160));

  private static Dates with(String name, @Nullable Instant instant) {
    Map<String, @Nullable Instant> all = new LinkedHashMap<>(WHOLE.byName());
    all.put(name, instant);
    return new Dates(all.get("ideasOpen"), all.get("ideasClose"), all.get("applyOpen"), all.get("applyClose"), all.get("announceAt"), all.get("start"), all.get("end"));
  }

  private static Refused refused(Runnable what) {
    return catchThrowableOfType(Refused.class, what::run);
  }

  @Test
  void RND_4_dates_lie_in_order_and_each_that_does_not_is_named() {
    assertThatCode(WHOLE::inOrder).doesNotThrowAnyException();
    Map<String, Integer> wrong = Map.of("ideasClose", -1, "applyOpen", 40, "applyClose", 60, "announceAt", 71, "start", 160, "end", 70);
    wrong.forEach((name, days) -> {
      Refused refused = refused(() -> with(name, day(days)).inOrder());
      assertThat(refused).as(name + " on day " + days).isNotNull();
      assertThat(refused.code()).isEqualTo(Code.DATES_OUT_OF_ORDER);
      assertThat(refused.fields()).isNotEmpty();
    });
    Map.of("ideasClose", 0, "applyOpen", 0, "announceAt", 70).forEach((name, days) -> assertThatCode(() -> with(name, day(days)).inOrder()).as(name).doesNotThrowAnyException());
  }

  @Test
  void RND_5_a_date_that_has_passed_changes_with_a_reason_and_the_announcement_never() {
    assertThat(refused(() -> WHOLE.assertMayBecome(with("ideasOpen", day(1)), day(5), " ")).code()).isEqualTo(Code.REASON_REQUIRED);
    assertThatCode(() -> WHOLE.assertMayBecome(with("ideasOpen", day(1)), day(5), "It was a slip.")).doesNotThrowAnyException();
    assertThatCode(() -> WHOLE.assertMayBecome(with("ideasOpen", day(1)), day(0).minusSeconds(1), "")).doesNotThrowAnyException();
    assertThat(refused(() -> WHOLE.assertMayBecome(with("announceAt", day(65)), day(60), "A reason.")).code()).isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void RND_5_applications_close_later_at_once_and_never_in_the_past() {
    Dates later = with("applyClose", day(50));
    assertThatCode(() -> WHOLE.assertMayBecome(later, day(41), "Mail was down.")).doesNotThrowAnyException();
    assertThat(WHOLE.applying(day(41))).isFalse();
    assertThat(later.applying(day(41))).isTrue();
    assertThat(refused(() -> WHOLE.assertMayBecome(with("applyClose", day(35)), day(36), "A reason.")).code()).isEqualTo(Code.DATES_OUT_OF_ORDER);
    assertThatCode(() -> WHOLE.assertMayBecome(with("end", day(170)), day(41), "")).as("where that one stays as it is").doesNotThrowAnyException();
  }

  @Test
  void GEN_3_what_comes_at_the_instant_of_a_deadline_is_late() {
    assertThat(WHOLE.applying(day(40).minusNanos(1))).isTrue();
    assertThat(WHOLE.applying(day(40))).isFalse();
    assertThat(WHOLE.applying(day(10))).isTrue();
    assertThat(WHOLE.collecting(day(30))).isFalse();
    assertThat(Dates.UNKNOWN.collecting(NOON)).isFalse();
  }

  @Test
  void RND_3_a_round_opens_with_a_programme_and_all_dates() {
    Refused refused = refused(() -> RoundState.DRAFT.opened(0, with("end", null)));
    assertThat(refused.code()).isEqualTo(Code.ROUND_INCOMPLETE);
    assertThat(refused.fields()).extracting(Refused.Field::pointer).containsExactly("/programmes", "/dates/end");
    assertThat(RoundState.DRAFT.opened(1, WHOLE)).isEqualTo(RoundState.OPEN);
    assertThat(refused(() -> RoundState.DRAFT.opened(1, with("end", day(70)))).code()).isEqualTo(Code.DATES_OUT_OF_ORDER);
    assertThat(refused(() -> RoundState.OPEN.opened(1, WHOLE)).code()).isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void RND_2_the_clock_announces_and_only_what_is_announced_is_closed() {
    assertThat(RoundState.OPEN.at(day(60).minusNanos(1), day(60))).isEqualTo(RoundState.OPEN);
    assertThat(RoundState.OPEN.at(day(60), day(60))).isEqualTo(RoundState.ANNOUNCED);
    assertThat(RoundState.DRAFT.at(day(60), day(60))).isEqualTo(RoundState.DRAFT);
    assertThat(RoundState.CLOSED.at(day(60), day(60))).isEqualTo(RoundState.CLOSED);
    assertThat(RoundState.ANNOUNCED.closed()).isEqualTo(RoundState.CLOSED);
    for (RoundState state : new RoundState[] {RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSED}) {
      assertThat(refused(state::closed).code()).isEqualTo(Code.ILLEGAL_TRANSITION);
    }
  }
}
