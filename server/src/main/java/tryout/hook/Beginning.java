package tryout.hook;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes an answer as it comes and keeps what it begins with. Whoever reads is told once that is all, and stops there. */
final class Beginning implements WriteStream<Buffer> {
  /** How much is kept, in bytes. */
  static final int BYTES = 1_000;

  private final Buffer kept = Buffer.buffer();
  private final Runnable full;

  Beginning(Runnable full) {
    this.full = full;
  }

  /** What is kept, for PostgreSQL, which holds every character but one. */
  String text() {
    return kept.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
  }

  @Override
  public Future<Void> write(Buffer part) {
    kept.appendBuffer(part.slice(0, Math.min(part.length(), BYTES - kept.length())));
    if (kept.length() == BYTES) {
      full.run();
    }
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  /** Nothing waits here, so it is never full in this sense. */
  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
    return this;
  }

  @Override
  public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
    return this;
  }

  @Override
  public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }
}
