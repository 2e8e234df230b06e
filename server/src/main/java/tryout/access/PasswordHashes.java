package tryout.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * Passwords, kept as Argon2id hashes of 19 MiB. One hash takes some 50 ms of a core, so they are made by one thread, with
 * a short queue before it: a flood of sign-ins waits here, and rooms do not feel it.
 */
final class PasswordHashes implements AutoCloseable {
  static final int MIN_LENGTH = 12;
  static final int MAX_LENGTH = 256;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int QUEUE = 64;
  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  private final ThreadPoolExecutor worker;
  private final Set<String> bad;
  /** Under way while the server starts. */
  private final Future<String> nobody;

  PasswordHashes() {
    worker =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), Thread.ofPlatform().daemon().name("argon2").factory());
    bad = badOnes();
    nobody = worker.submit(() -> hashed(Secrets.fresh()));
  }

  /** Why a password will not do, or empty. */
  String objection(String password, String name, String mail) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.length() < MIN_LENGTH) {
      return "At least " + MIN_LENGTH + " characters.";
    }
    if (password.length() > MAX_LENGTH) {
      return "At most " + MAX_LENGTH + " characters.";
    }
    String letters = lower.replaceAll("[^a-z]", "");
    if (bad.contains(lower) || (letters.length() >= 6 && bad.contains(letters)) || lower.chars().distinct().count() < 5) {
      return "This one is guessed first: choose a longer phrase of your own.";
    }
    boolean own = (!mail.isEmpty() && lower.equals(mail.toLowerCase(Locale.ROOT))) || lower.equals(name.toLowerCase(Locale.ROOT));
    return own ? "Not your own name or address." : "";
  }

  /** The hash to store. */
  String hash(String password) {
    return work(() -> hashed(password));
  }

  private static String hashed(String password) {
    return Password.hash(password).addRandomSalt(16).with(FUNCTION).getResult();
  }

  /** Whether the password is the one. The function is read from the hash itself, which may be older than this one. */
  boolean matches(String password, String hash) {
    return work(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /** Takes as long as {@link #matches}, and is always false: nobody learns which accounts exist. */
  boolean matchesNobody(String password) {
    matches(password, await(nobody));
    return false;
  }

  private <T> T work(Callable<T> task) {
    try {
      return await(worker.submit(task));
    } catch (RejectedExecutionException e) {
      throw new Refused(Code.BUSY, "Too many people sign in at once: try again in 5 s.");
    }
  }

  private static <T> T await(Future<T> made) {
    try {
      return made.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> badOnes() {
    try (InputStream stream = PasswordHashes.class.getResourceAsStream("/access/bad-passwords.txt")) {
      if (stream == null) {
        throw new IllegalStateException("the list of bad passwords is missing");
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
