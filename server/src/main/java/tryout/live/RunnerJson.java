package tryout.live;

import io.vertx.core.json.JsonObject;
import java.util.List;
import tryout.run.Allowance;
import tryout.run.Profile;
import tryout.run.Runner;

/** How a runner compiles and what it allows each run, by the name of the profile, as people are shown it. */
public final class RunnerJson {
  private RunnerJson() {}

  public static JsonObject flags(Runner runner, List<Profile> profiles) {
    JsonObject json = new JsonObject();
    profiles.forEach(profile -> json.put(profile.slug(), runner.flags(profile)));
    return json;
  }

  /** Nothing of those for which there is no bound to tell. */
  public static JsonObject allowances(Runner runner, List<Profile> profiles) {
    JsonObject json = new JsonObject();
    profiles.forEach(profile -> runner.allowance(profile).ifPresent(each -> json.put(profile.slug(), allowance(each))));
    return json;
  }

  private static JsonObject allowance(Allowance each) {
    return new JsonObject().put("cpuMillis", each.cpu().toMillis()).put("memoryMib", each.memory()).put("outputKib", each.output())
        .put("processes", each.processes());
  }
}
