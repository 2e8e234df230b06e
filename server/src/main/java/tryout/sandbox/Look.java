package tryout.sandbox;

import java.util.ArrayList;
import java.util.List;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Stage;
import tryout.run.Verdict;

/** Collects what a look at a text finds. */
final class Look implements Runner.Listener {
  private final List<Finding> findings = new ArrayList<>();

  @Override
  public void stage(Stage stage) {}

  @Override
  public void output(Channel channel, String text) {}

  @Override
  public void found(List<Finding> more) {
    findings.addAll(more.subList(0, Math.min(more.size(), MOST_FOUND - findings.size())));
  }

  @Override
  public void ended(Result result) {}

  /** What to tell: a text that does not compile is no trouble, its findings say so; one that is too much for the compiler is. */
  Runner.Checked checked(Result result) {
    boolean looked = result.verdict() == Verdict.OK || result.verdict() == Verdict.COMPILE_ERROR;
    return new Runner.Checked(findings, looked ? "" : result.sentence());
  }
}
