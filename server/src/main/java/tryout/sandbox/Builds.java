package tryout.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.text.Sha256;

/**
 * What was compiled last, so that a text that is run again is not compiled again. Each room has its own, so that how long
 * a run takes tells nothing of what other rooms hold. The compiler and the kit are those of this process.
 */
final class Builds {
  /** Bytes of programs that are kept; the one that was used longest ago goes first. */
  static final long MOST_BYTES = 64 << 20;

  /** What a text costs beside its program and listing, so that texts without either do not gather without end. */
  static final long ENTRY_BYTES = 4096;

  /** One text under one profile in one room. */
  record Key(String room, Profile profile, String digest) {
    static Key of(String room, Profile profile, List<Source> sources) {
      return new Key(room, profile, hash(sources));
    }
  }

  private final Map<Key, Build> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final long most;
  private long bytes;

  Builds(long most) {
    this.most = most;
  }

  synchronized Optional<Build> find(Key key) {
    return Optional.ofNullable(kept.get(key));
  }

  synchronized void keep(Key key, Build build) {
    Build before = kept.put(key, build);
    bytes += weight(build) - (before == null ? 0 : weight(before));
    Iterator<Build> oldest = kept.values().iterator();
    while (bytes > most && oldest.hasNext()) {
      bytes -= weight(oldest.next());
      oldest.remove();
    }
  }

  private static long weight(Build build) {
    return ENTRY_BYTES + build.program().size() + 2L * build.said().listing().length();
  }

  /** Of names and texts, each with its length before it, so that no two workspaces run together. */
  private static String hash(List<Source> sources) {
    MessageDigest digest = Sha256.begin();
    for (Source source : sources) {
      for (String part : List.of(source.name(), source.text())) {
        digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
