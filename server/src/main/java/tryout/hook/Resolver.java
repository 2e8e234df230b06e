package tryout.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The names as this machine knows them. Looking one up holds a whole thread for as long as servers of names are silent, so it
 * is given one of its own and waited for so long and no longer.
 */
final class Resolver implements Names {
  private static final int SECONDS = 5;

  @Override
  public InetAddress[] of(String host) throws UnknownHostException {
    CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("names").start(() -> lookUp(host, found));
    try {
      return found.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UnknownHostException(host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }

  private static void lookUp(String host, CompletableFuture<InetAddress[]> found) {
    try {
      found.complete(InetAddress.getAllByName(host));
    } catch (UnknownHostException | RuntimeException failure) {
      found.completeExceptionally(failure);
    }
  }
}
