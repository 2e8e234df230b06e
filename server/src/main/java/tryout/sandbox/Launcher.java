package tryout.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts every bwrap from one platform thread that lives as long as the server does: the kernel kills a sandbox when
 * the thread that forked it ends, and a virtual thread has no thread of its own.
 */
final class Launcher implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("sandbox-launcher").daemon().factory());
  private final boolean environment;

  /** @param environment whether the server's environment is handed on, which only a test wants */
  Launcher(boolean environment) {
    this.environment = environment;
  }

  Process launch(Path sbx, Path request, boolean input) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(sbx.toString(), "launch", request.toString());
    builder.directory(new File("/"));
    if (!environment) {
      builder.environment().clear();
    }
    if (!input) {
      builder.redirectInput(new File("/dev/null"));
    }
    try {
      return thread.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IOException("the helper does not start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
