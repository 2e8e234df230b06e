package tryout;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tryout.exercise.Archive;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Exercises;
import tryout.fault.CannotStart;
import tryout.fault.Refused;
import tryout.judge.Verification;
import tryout.judge.Verifier;
import tryout.run.Bench;
import tryout.sandbox.Sandbox;
import tryout.sandbox.SandboxSettings;
import tryout.shelf.ReportJson;

/**
 * Verifies packages of exercises.
 *
 * @param place a package, a folder of packages, or a package as a ZIP file
 * @param json whether one array is told at the end instead of words as they come
 */
record ExerciseVerify(Path place, boolean json) implements ExerciseCommand {
  private static final int WRONG = 1;

  @Override
  public int run(Path home) throws CannotStart {
    List<Path> packages = packages(home);
    System.err.println("Testing the sandbox…");
    JsonArray seen = new JsonArray();
    int wrong = 0;
    try (Sandbox sandbox = Sandbox.open(SandboxSettings.in(home))) {
      for (Path one : packages) {
        wrong += verified(sandbox, one, seen) ? 0 : 1;
      }
    } catch (Refused refused) {
      throw new CannotStart(refused.detail());
    }
    if (json) {
      System.out.println(seen.encodePrettily());
    } else {
      int all = packages.size();
      System.out.println(wrong == 0 ? "%d in order.".formatted(all) : "%d of %d not in order.".formatted(wrong, all));
    }
    return wrong == 0 ? 0 : WRONG;
  }

  private List<Path> packages(Path home) throws CannotStart {
    if (Files.isRegularFile(place)) {
      try {
        return List.of(Archive.unpack(place, Files.createDirectory(home.resolve("unpacked"))));
      } catch (Archive.Unfit unfit) {
        throw new CannotStart("%s is no package. %s".formatted(place, unfit.why()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Files.exists(place.resolve("problem.yaml")) ? List.of(place) : Exercises.folders(place);
  }

  private boolean verified(Sandbox sandbox, Path one, JsonArray all) {
    ExercisePackage read;
    try {
      read = Exercises.readPackage(one);
    } catch (CannotStart mistakes) {
      return told(new JsonObject().put("slug", one.getFileName().toString()), String.valueOf(mistakes.getMessage()).lines().map(String::strip).toList(), all);
    }
    String slug = read.exercise().slug();
    if (read.suite().isEmpty()) {
      return told(new JsonObject().put("slug", slug).put("digest", read.digest()), List.of(), all);
    }
    long began = System.nanoTime();
    try (Bench bench = sandbox.bench("verify")) {
      Verification seen = new Verifier(read, Exercises.testHeader(), bench, Verifier.ROUNDS, (words, done, of) -> System.err.println("  " + slug + ": " + words)).verify();
      System.err.printf("  %s: %.1f s%n", slug, (System.nanoTime() - began) / 1e9);
      return told(ReportJson.write(seen), seen.faults().stream().map(fault -> fault.line(slug)).toList(), all);
    }
  }

  private boolean told(JsonObject about, List<String> faults, JsonArray all) {
    all.add(about.put("inOrder", faults.isEmpty()).put("said", new JsonArray(faults)));
    if (!json) {
      System.out.println(about.getString("slug") + (faults.isEmpty() ? " is in order." : " is not in order:"));
      faults.forEach(fault -> System.out.println("  " + fault));
    }
    return faults.isEmpty();
  }
}
