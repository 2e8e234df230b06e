package tryout;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.db.Backup;
import tryout.db.Restore;
import tryout.fault.CannotStart;
import tryout.sandbox.Doctor;

/**
 * Entry point. {@code start} serves, {@code demo} serves an interview to look at, on data of its own; {@code backup} and
 * {@code restore} save everything in a file and read it again; {@code doctor} tries whether programs can be run, and
 * {@code run} runs one; {@code exercise} verifies exercises; {@code idea} reads pages of ideas.
 */
public final class Main {
  private static final int WRONG = 1;
  private static final String UNSAFE = "--unsafe-dev";
  private static final String STOP = "Stop it with Ctrl-C.";

  private Main() {}

  public static void main(String[] args) {
    String command = args.length == 0 ? "start" : args[0];
    boolean serves = List.of("start", "demo").contains(command);
    boolean looks = command.equals("doctor");
    boolean saves = List.of("backup", "restore").contains(command);
    boolean unsafe = List.of(args).equals(List.of("start", UNSAFE));
    boolean runs = List.of("run", "exercise", "idea").contains(command);
    if (!(runs || (serves || looks) && args.length < 2 || unsafe || saves && args.length == 2)) {
      System.err.println("Tryout: start [" + UNSAFE + "], demo, doctor, run FILE, exercise verify FOLDER, exercise pack FOLDER ZIP, idea import FILE, backup FILE or restore FILE. Try bin/tryout help.");
      System.exit(WRONG);
    }
    try {
      Config config = Config.read(System.getenv());
      switch (command) {
        case "start" -> serve(unsafe ? config.allowUnsafe() : config);
        case "demo" -> demo(config);
        case "doctor" -> doctor(config);
        case "run" -> run(RunCommand.parse(List.of(args).subList(1, args.length))::run);
        case "exercise" -> run(ExerciseCommand.parse(List.of(args).subList(1, args.length))::run);
        case "backup" -> finish(Backup.write(config.database(), file(args[1]), Main::progress));
        case "idea" -> end(IdeaCommand.parse(List.of(args).subList(1, args.length)).run());
        default -> finish(Restore.read(config.database(), file(args[1]), Main::progress));
      }
    } catch (CannotStart reason) {
      lastWords();
      System.err.println((serves ? "Tryout cannot start. " : "") + reason.getMessage());
      System.exit(WRONG);
    }
  }

  private static void end(int status) {
    lastWords();
    System.exit(status);
  }

  private static void finish(String what) {
    System.out.println(what);
    lastWords();
  }

  private static Path file(String name) {
    return Path.of(name).toAbsolutePath();
  }

  private static void progress(String line) {
    System.err.println("  " + line);
  }

  private static void doctor(Config config) {
    SampleHome home = SampleHome.make("tryout-doctor");
    atEnd(home::remove);
    System.out.println("Trying what programs need, and what they must not be able to do; this takes up to 20 s…");
    System.exit(Doctor.examine(config.home(), home.folder(), System.out::println) ? 0 : WRONG);
  }

  /** Something that ends with a status, in a folder of its own. */
  private interface Errand {
    int run(Path folder) throws CannotStart;
  }

  private static void run(Errand command) {
    SampleHome home = SampleHome.make("tryout-run");
    atEnd(home::remove);
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger log) {
      log.setLevel(Level.WARN);
    }
    System.exit(command.run(home.folder()));
  }

  private static void serve(Config config) {
    Server server = Server.start(config);
    atEnd(() -> stop(server));
    greet(server);
    server.firstAddress().ifPresent(
        address -> System.out.println("First administrator, once and within a day: " + address));
    System.out.println(STOP);
  }

  private static void demo(Config config) {
    SampleHome home = SampleHome.make("tryout-demo");
    AtomicReference<@Nullable Server> started = new AtomicReference<>();
    // Said before the server starts, so that what it leaves behind when it fails is removed too.
    atEnd(() -> {
      stop(started.get());
      home.remove();
    });
    Server server = Server.start(config.forDemo(home.folder()));
    started.set(server);
    greet(server);
    Demo.prepare(server).forEach(System.out::println);
    System.out.println(STOP);
  }

  private static void atEnd(Runnable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      work.run();
      lastWords();
    }, "stop"));
  }

  /** What the log still holds is written before the end. */
  private static void lastWords() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      log.stop();
    }
  }

  private static void greet(Server server) {
    System.out.println("Tryout is ready: " + server.address());
    if (!server.runnerOff().isEmpty()) {
      System.out.println("Programs cannot be run: " + server.runnerOff());
    }
  }

  private static void stop(@Nullable Server server) {
    if (server != null) {
      System.out.println("Stopping…");
      server.close();
    }
  }
}
