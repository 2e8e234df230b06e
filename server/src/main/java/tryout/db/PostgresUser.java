package tryout.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tryout.fault.CannotStart;

/**
 * Whose process PostgreSQL is. It refuses to run as root, so a server that runs as root gives it a user of its own;
 * otherwise it runs as the server does.
 */
final class PostgresUser {
  static final String NAME = "tryout-pg";

  private final Optional<UserPrincipal> principal;

  private PostgresUser(Optional<UserPrincipal> principal) {
    this.principal = principal;
  }

  /** @throws CannotStart as root, when the system has no user {@value #NAME} */
  static PostgresUser find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new PostgresUser(Optional.empty());
    }
    try {
      return new PostgresUser(
          Optional.of(Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME)));
    } catch (UserPrincipalNotFoundException e) {
      throw new CannotStart(
          "PostgreSQL does not run as root and the system user " + NAME + " is missing: useradd --system " + NAME + ".", e);
    } catch (IOException e) {
      throw new CannotStart("The system's users cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /** The command as this user, in a session of its own: Ctrl-C at the terminal must not stop the database first. */
  List<String> command(List<String> plain) {
    List<String> command = new ArrayList<>(List.of("setsid"));
    if (principal.isPresent()) {
      command.addAll(List.of("setpriv", "--reuid=" + NAME, "--regid=" + NAME, "--init-groups", "--no-new-privs"));
    }
    command.addAll(plain);
    return command;
  }

  void own(Path path) throws IOException {
    if (principal.isPresent()) {
      Files.setOwner(path, principal.get());
    }
  }

  /** @throws CannotStart naming the first folder above that this user cannot pass through */
  void assertReachable(Path folder) {
    if (principal.isEmpty()) {
      return;
    }
    for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
      if (!passable(above)) {
        throw new CannotStart(
            "The user " + NAME + " cannot pass through " + above + ": chmod o+x " + above
                + ", or choose another data folder with TRYOUT_HOME.");
      }
    }
  }

  private static boolean passable(Path folder) {
    try {
      return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException e) {
      throw new CannotStart("The folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
    }
  }
}
