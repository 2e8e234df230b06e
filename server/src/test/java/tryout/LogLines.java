package tryout;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Reads along what is written into the log. */
public final class LogLines implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> reader = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent event) {
      events.add(event);
    }
  };

  public LogLines() {
    reader.setContext(root.getLoggerContext());
    reader.start();
    root.addAppender(reader);
  }

  public List<String> lines() {
    return events.stream().map(event -> event.getLevel() + " " + event.getFormattedMessage()).toList();
  }

  public boolean told(String words) {
    return lines().stream().anyMatch(line -> line.contains(words));
  }

  /** Those that came with the stack of an exception. */
  public List<String> stacks() {
    return events.stream().filter(event -> event.getThrowableProxy() != null).map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Override
  public void close() {
    root.detachAppender(reader);
    reader.stop();
  }
}
