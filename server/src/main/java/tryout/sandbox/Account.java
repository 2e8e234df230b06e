package tryout.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The account that sandboxes run under.
 *
 * @param name shown to the operator
 * @param uid what to drop to, or -1 to stay who we are
 * @param gid what to drop to, or -1
 */
record Account(String name, long uid, long gid) {

  /** The given user if we are root, else ourselves. */
  static Account choose(String user) throws Broken {
    if (!root()) {
      return new Account(System.getProperty("user.name", "this user"), -1, -1);
    }
    for (String line : passwd()) {
      String[] fields = line.split(":", -1);
      if (fields.length > 3 && fields[0].equals(user)) {
        return new Account(user, Long.parseLong(fields[2]), Long.parseLong(fields[3]));
      }
    }
    throw new Broken(
        "There is no user %s to run programs as; make it with: useradd --system --no-create-home --shell /usr/sbin/nologin %s"
            .formatted(user, user));
  }

  /** Whether the server itself is root. */
  static boolean root() {
    return attribute(Path.of("/proc/self"), "unix:uid") == 0;
  }

  /** For the operator. */
  String words() {
    return uid < 0 ? name + ", as the server; namespaces alone part programs from it" : "%s (%d)".formatted(name, uid);
  }

  /** Throws with the one folder on the way to {@code path} that this account cannot pass. */
  void reaches(Path path) throws Broken {
    if (uid < 0) {
      return;
    }
    for (Path folder = path; folder != null; folder = folder.getParent()) {
      long mode = attribute(folder, "unix:mode");
      boolean owns = attribute(folder, "unix:uid") == uid;
      if ((mode & (owns ? 0100 : 0001)) == 0) {
        throw new Broken(
            "The folder %s is closed to the user %s; open it with chmod o+x %s, or keep the data elsewhere."
                .formatted(folder, name, folder));
      }
    }
  }

  private static long attribute(Path path, String attribute) {
    try {
      return ((Number) Files.getAttribute(path, attribute)).longValue();
    } catch (IOException e) {
      throw new IllegalStateException("cannot look at " + path, e);
    }
  }

  private static List<String> passwd() {
    try {
      return Files.readAllLines(Path.of("/etc/passwd"));
    } catch (IOException e) {
      return List.of();
    }
  }
}
