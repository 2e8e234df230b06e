package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The log, as the server has it, before somebody who does not read it. */
class LogTest {
  @Test
  void fault_41_a_log_that_nobody_reads_holds_up_no_work() throws Exception {
    CountDownLatch reads = new CountDownLatch(1);
    PrintStream usual = System.err;
    System.setErr(new PrintStream(new OutputStream() {
      @Override
      public void write(int one) {
        try {
          reads.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }, true));
    LoggerContext context = new LoggerContext();
    try {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
      Logger log = context.getLogger("tryout.live");
      CompletableFuture<Void> worked = CompletableFuture.runAsync(() -> {
        for (int line = 0; line < 20_000; line++) {
          log.info("line={}", line);
        }
      });
      worked.get(20, TimeUnit.SECONDS);
      assertThat(worked).isCompleted();
    } finally {
      reads.countDown();
      context.stop();
      System.setErr(usual);
    }
  }
}
