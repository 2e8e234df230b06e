package tryout;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tryout.fault.CannotStart;

/** Entry point of the server: {@code start} serves, {@code demo} serves an interview to look at, on data of its own. */
public final class Main {
  private static final int WRONG = 1;

  private Main() {}

  public static void main(String[] args) {
    String command = args.length == 0 ? "start" : args[0];
    if (args.length > 1 || !List.of("start", "demo").contains(command)) {
      System.err.println("Tryout: start or demo, nothing else. Try bin/tryout help.");
      System.exit(WRONG);
    }
    try {
      Config config = Config.read(System.getenv());
      if (command.equals("demo")) {
        demo(config);
      } else {
        serve(config);
      }
      System.out.println("Stop it with Ctrl-C.");
    } catch (CannotStart reason) {
      System.err.println("Tryout cannot start. " + reason.getMessage());
      System.exit(WRONG);
    }
  }

  private static void serve(Config config) {
    Server server = Server.start(config);
    atEnd(() -> stop(server));
    greet(server);
    server.firstAddress().ifPresent(
        address -> System.out.println("First administrator, once and within a day: " + address));
  }

  private static void demo(Config config) {
    SampleHome home = SampleHome.make();
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
  }

  private static void atEnd(Runnable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(work, "stop"));
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
