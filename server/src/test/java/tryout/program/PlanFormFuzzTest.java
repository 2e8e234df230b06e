package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import tryout.fault.Refused;
import tryout.program.Interview.Plan;
import tryout.web.Contract;
import tryout.web.Fields;
import tryout.web.Operation;

class PlanFormFuzzTest {
  private static final Operation PLANNING = Contract.read().operation(HttpMethod.POST, "/interviews");

  /** The body with the most in it: what is let through is within all of its limits. */
  @FuzzTest
  void SEC_42_a_plan_is_within_its_limits_or_is_turned_down(byte[] bytes) {
    try {
      Fields body = PLANNING.body(Buffer.buffer(bytes));
      Plan plan = PlanForm.plan(body, PlanForm.DEFAULTS, true);
      PlanForm.panel(body);
      body.end();
      assertThat(plan.title().length()).isBetween(1, 120);
      assertThat(plan.minutes()).isBetween(5, 180);
      assertThat(plan.files()).hasSizeLessThanOrEqualTo(16).allMatch(file -> file.name().matches("[A-Za-z0-9._-]{1,64}"));
      assertThat(Fields.storable(plan.statement())).isTrue();
    } catch (Refused turnedDown) {
      // As it should be.
    }
  }
}
