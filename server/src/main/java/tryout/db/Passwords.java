package tryout.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The passwords of the embedded PostgreSQL's roles: 256 random bits each, made once, kept in one 0600 file. */
record Passwords(String superuser, String owner, String app, String reader) {
  static Passwords of(Path file) {
    if (!Files.exists(file)) {
      SecretFile.write(
          file,
          "superuser=" + random() + "\nowner=" + random() + "\napp=" + random() + "\nreader=" + random() + "\n");
    }
    Map<String, String> lines = new HashMap<>();
    for (String line : SecretFile.read(file).lines().toList()) {
      List<String> parts = List.of(line.split("=", 2));
      lines.put(parts.getFirst(), parts.getLast());
    }
    return new Passwords(
        named(lines, "superuser"), named(lines, "owner"), named(lines, "app"), named(lines, "reader"));
  }

  private static String named(Map<String, String> lines, String role) {
    String password = lines.get(role);
    if (password == null) {
      throw new IllegalStateException("the password file has no line for " + role);
    }
    return password;
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Passwords[***]";
  }
}
