package tryout.bench;

import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tryout.browser.ServerProcess;

/** The floor, as a process of its own. */
final class RelaySide implements Side {
  private static final int PORT = 9_391;

  private final WebSocketClient sockets;
  private final Process process;
  private int entered;

  RelaySide(WebSocketClient sockets, List<String> before) {
    this.sockets = sockets;
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), ServerProcess.JAVA_OPTIONS, "-cp",
        System.getProperty("java.class.path"), Relay.class.getName(), Integer.toString(PORT)));
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      if (!"ready".equals(process.inputReader().readLine())) {
        throw new IllegalStateException("the relay does not start");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "raw Vert.x relay";
  }

  @Override
  public List<Typing> enter(int rooms, int each, Board board) {
    List<Typing> typists = new ArrayList<>();
    entered++;
    for (int i = 0; i < rooms * each; i++) {
      typists.add(new RelayPage(sockets, PORT, entered + "-" + i / each, "c" + i + "-", board, each));
    }
    return typists;
  }

  @Override
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
