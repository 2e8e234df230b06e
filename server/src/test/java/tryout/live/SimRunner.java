package tryout.live;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Allowance;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.Source;

/** A runner that nobody asks in a simulation: what programs do is the sandbox's own affair. */
final class SimRunner implements Runner {
  @Override
  public Run start(String room, Profile profile, List<Source> sources, Listener listener) {
    throw new Refused(Code.RUNNER_OFF, "A simulation runs nothing.");
  }

  @Override
  public void check(String room, List<Source> sources, Consumer<Checked> told) {}

  @Override
  public String off() {
    return "";
  }

  @Override
  public String flags(Profile profile) {
    return "";
  }

  @Override
  public Optional<Allowance> allowance(Profile profile) {
    return Optional.empty();
  }
}
