package tryout;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tryout.fault.CannotStart;
import tryout.fault.Refused;
import tryout.live.FindingJson;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.sandbox.Sandbox;
import tryout.sandbox.SandboxSettings;

/**
 * Compiles and runs files from the command line in the sandbox that rooms use, and tells what a room would.
 *
 * @param files the {@code .c} files, and headers they include by name
 * @param profile how they are compiled and run
 * @param stdin what the program reads; nothing for the terminal
 * @param json whether one object is told at the end instead of words as they come
 */
record RunCommand(List<Path> files, Profile profile, Optional<Path> stdin, boolean json) {
  /** Ends: the program's own code or 128 and its signal, and these. */
  private static final int DOES_NOT_COMPILE = 1;
  private static final int LIMIT = 124;
  private static final int NOT_RUN = 125;
  private static final int SIGNALS = 128;
  private static final int MOST_INPUT = 1 << 20;

  static final String USAGE = "bin/tryout run FILE.c… [--profile quick|sanitized|optimised|syntax] [--stdin FILE] [--json]";

  /** @throws CannotStart where the words are none of this command's */
  static RunCommand parse(List<String> words) throws CannotStart {
    List<Path> files = new ArrayList<>();
    Profile profile = Profile.QUICK;
    Optional<Path> stdin = Optional.empty();
    boolean json = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "--json" -> json = true;
        case "--profile" -> profile = profile(value(words, ++i));
        case "--stdin" -> stdin = Optional.of(Path.of(value(words, ++i)));
        default -> files.add(file(word));
      }
    }
    if (files.isEmpty()) {
      throw new CannotStart("There is no file to run: " + USAGE);
    }
    return new RunCommand(files, profile, stdin, json);
  }

  private static String value(List<String> words, int at) throws CannotStart {
    if (at >= words.size()) {
      throw new CannotStart(words.getLast() + " needs a word behind it: " + USAGE);
    }
    return words.get(at);
  }

  private static Path file(String word) throws CannotStart {
    if (word.startsWith("-")) {
      throw new CannotStart("There is no option %s: %s".formatted(word, USAGE));
    }
    return Path.of(word);
  }

  private static Profile profile(String slug) throws CannotStart {
    return Stream.of(Profile.values()).filter(one -> (one.runs() || one == Profile.SYNTAX) && one.slug().equals(slug.toLowerCase(Locale.ROOT))).findFirst()
        .orElseThrow(() -> new CannotStart("There is no profile %s: %s".formatted(slug, USAGE)));
  }

  /**
   * Runs it in a sandbox of its own and tells what came of it.
   *
   * @param folder an empty one, open to pass through
   * @return the status to end with
   */
  int run(Path folder) throws CannotStart {
    List<Source> sources = sources();
    Optional<String> given = input();
    System.err.println("Testing the sandbox…");
    try (Sandbox sandbox = Sandbox.open(SandboxSettings.in(folder))) {
      Told told = new Told(sources, json);
      Runner.Run run = sandbox.start("command line", profile, sources, told);
      feed(run, given);
      Result result = told.ended.join();
      told.tell(result);
      return status(result);
    } catch (Refused refused) {
      throw new CannotStart(refused.detail());
    }
  }

  private List<Source> sources() throws CannotStart {
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(new Source(file.getFileName().toString(), read(file)));
    }
    return sources;
  }

  private Optional<String> input() throws CannotStart {
    if (stdin.isEmpty()) {
      return Optional.empty();
    }
    String text = read(stdin.get());
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_INPUT) {
      throw new CannotStart("%s is too large: a program reads %d MiB at most.".formatted(stdin.get(), MOST_INPUT >> 20));
    }
    return Optional.of(text);
  }

  private static String read(Path file) throws CannotStart {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CannotStart("%s cannot be read as text in UTF-8.".formatted(file));
    }
  }

  private static void feed(Runner.Run run, Optional<String> given) {
    if (given.isPresent()) {
      run.input(given.get());
      run.endInput();
    } else {
      Thread.ofPlatform().daemon().name("terminal").start(() -> typed(run));
    }
  }

  private static void typed(Runner.Run run) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        run.input(line + "\n");
      }
      run.endInput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int status(Result result) {
    return switch (result.verdict()) {
      case OK, NONZERO, SANITIZER, FAILED -> Math.max(0, result.exit());
      case SIGNAL -> SIGNALS + result.signal();
      case COMPILE_ERROR -> DOES_NOT_COMPILE;
      case TIMEOUT, MEMORY, OUTPUT, COMPILE_LIMIT -> LIMIT;
      case STOPPED, LOST, SANDBOX_FAULT -> NOT_RUN;
    };
  }

  /** What is told while it runs, or kept for the end. */
  private static final class Told implements Runner.Listener {
    private final List<Source> sources;
    private final boolean json;
    private final JsonArray output = new JsonArray();
    private final List<Finding> findings = new ArrayList<>();
    private final CompletableFuture<Result> ended = new CompletableFuture<>();

    Told(List<Source> sources, boolean json) {
      this.sources = sources;
      this.json = json;
    }

    @Override
    public void stage(Stage stage) {}

    @Override
    public void output(Channel channel, String text) {
      if (json) {
        output.add(new JsonObject().put("channel", channel.slug()).put("text", text));
      } else {
        (channel == Channel.OUT ? System.out : System.err).print(text);
        System.out.flush();
      }
    }

    @Override
    public void found(List<Finding> more) {
      findings.addAll(more);
    }

    @Override
    public void ended(Result result) {
      ended.complete(result);
    }

    void tell(Result result) {
      if (json) {
        System.out.println(object(result).encodePrettily());
      } else {
        System.err.println(line(result));
      }
    }

    private static String line(Result result) {
      String used = result.exit() < 0 && result.signal() == 0 ? ""
          : " · exit %d · %.3f s · %.1f MiB".formatted(result.exit(), result.wall().toMillis() / 1000.0, result.maxRssKib() / 1024.0);
      return "%s%s · %s".formatted(result.sentence(), used, result.flags());
    }

    private JsonObject object(Result result) {
      return new JsonObject().put("verdict", result.verdict().slug()).put("sentence", result.sentence())
          .put("exit", result.exit()).put("signal", result.signal()).put("wallMillis", result.wall().toMillis())
          .put("cpuMillis", result.cpu().toMillis()).put("maxRssKib", result.maxRssKib()).put("flags", result.flags())
          .put("output", output).put("findings", named(FindingJson.write(findings)));
    }

    /** Files by their names instead of their numbers. */
    private Object named(Object json) {
      if (json instanceof JsonArray array) {
        JsonArray names = new JsonArray();
        array.forEach(one -> names.add(named(one)));
        return names;
      }
      if (json instanceof JsonObject object) {
        JsonObject names = new JsonObject();
        object.forEach(entry -> names.put(entry.getKey(), named(entry.getValue())));
        return names.containsKey("file") ? names.put("file", sources.get(names.getInteger("file")).name()) : names;
      }
      return json;
    }
  }
}
