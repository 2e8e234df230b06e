package tryout;

import java.util.List;
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
      boolean demo = command.equals("demo");
      Server server = Server.start(demo ? config.withHome(config.home().resolve("demo")) : config);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
      greet(server, demo);
    } catch (CannotStart reason) {
      System.err.println("Tryout cannot start. " + reason.getMessage());
      System.exit(WRONG);
    }
  }

  private static void greet(Server server, boolean demo) {
    System.out.println("Tryout is ready: " + server.address());
    if (!server.runnerOff().isEmpty()) {
      System.out.println("Programs cannot be run: " + server.runnerOff());
    }
    if (demo) {
      Demo.prepare(server).forEach(System.out::println);
    } else {
      server.firstAddress().ifPresent(
          address -> System.out.println("First administrator, once and within a day: " + address));
    }
    System.out.println("Stop it with Ctrl-C.");
  }

  private static void stop(Server server) {
    System.out.println("Stopping…");
    server.close();
  }
}
