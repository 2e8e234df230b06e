package tryout.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A package as one ZIP file: a folder named by its slug, and plain files below it. Whoever made it may want it to be read
 * as something else than it looks; all of it is looked at before anything is written.
 */
public final class Archive {
  /** Bytes of the file. */
  public static final long MOST_BYTES = 10L << 20;
  /** Files and folders in it. */
  public static final int MOST_ENTRIES = 500;
  /** Bytes of all that comes out of it. */
  public static final long MOST_UNPACKED = 50L << 20;

  /** Characters and folders of one name: each folder of it is kept for a look at its spelling. */
  private static final int MOST_NAME = 300;
  private static final int MOST_PARTS = 12;
  private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_]|\\.(?=[A-Za-z0-9_]))[A-Za-z0-9_.-]{0,254}");
  private static final int CHUNK = 64 << 10;
  /** So that the same files make the same archive. */
  private static final long NO_TIME = 315_619_200_000L;

  private Archive() {}

  /** It is no package that may be unpacked; the message says why, in one sentence. */
  public static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String why) {
      super(why);
    }

    /** Why, in one sentence. */
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Unpacks it into a folder that is empty.
   *
   * @return the package's own folder in it
   * @throws Unfit with nothing written
   */
  public static Path unpack(Path file, Path into) throws Unfit {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new Unfit("It is larger than %d MiB.".formatted(MOST_BYTES >> 20));
      }
      try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        String top = look(zip, entries);
        for (ZipArchiveEntry entry : entries) {
          write(zip, entry, into.resolve(entry.getName()));
        }
        return into.resolve(top);
      }
    } catch (IOException e) {
      throw new Unfit("It cannot be read as a ZIP file.");
    }
  }

  /** Everything that can be known without writing. Answers the one folder at the top. */
  private static String look(ZipFile zip, List<ZipArchiveEntry> entries) throws Unfit, IOException {
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      throw new Unfit("It holds %d entries; 1 to %d may be in it.".formatted(entries.size(), MOST_ENTRIES));
    }
    Set<String> tops = new TreeSet<>();
    Map<String, String> spelled = new HashMap<>();
    Set<String> plain = new HashSet<>();
    long left = MOST_UNPACKED;
    for (ZipArchiveEntry entry : entries) {
      tops.add(parts(entry).getFirst());
      spelling(entry, spelled, plain);
      left -= length(zip, entry, left);
    }
    if (tops.size() != 1) {
      throw new Unfit("It holds more than one folder at the top: %s.".formatted(String.join(", ", tops)));
    }
    return tops.iterator().next();
  }

  private static List<String> parts(ZipArchiveEntry entry) throws Unfit {
    String name = entry.getName();
    List<String> parts = List.of((entry.isDirectory() ? name.substring(0, name.length() - 1) : name).split("/", -1));
    boolean good = name.length() <= MOST_NAME && parts.size() <= MOST_PARTS && parts.stream().allMatch(part -> NAME.matcher(part).matches());
    if (!good || parts.size() < 2 && !entry.isDirectory()) {
      throw new Unfit("It holds the name “%s”, which cannot be that of a file of a package.".formatted(shown(name)));
    }
    int kind = entry.getUnixMode() & 0170000;
    if (entry.isUnixSymlink() || kind != 0 && kind != 0100000 && kind != 0040000) {
      throw new Unfit("It holds “%s”, which is a link or a device.".formatted(shown(name)));
    }
    return parts;
  }

  private static String shown(String name) {
    String plain = name.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }

  /** Each file once, whatever the case, and none of them a folder too: of file systems not all tell these apart. */
  private static void spelling(ZipArchiveEntry entry, Map<String, String> spelled, Set<String> plain) throws Unfit {
    String path = String.join("/", parts(entry));
    for (String above = path; !above.isEmpty(); above = above.contains("/") ? above.substring(0, above.lastIndexOf('/')) : "") {
      String before = spelled.putIfAbsent(above.toLowerCase(Locale.ROOT), above);
      boolean file = above.equals(path) && !entry.isDirectory();
      boolean twice = file && (before != null || !plain.add(path));
      if (before != null && !before.equals(above) || twice || !file && plain.contains(above)) {
        throw new Unfit("It holds “%s” twice, or in two spellings, or as a file and a folder.".formatted(shown(above)));
      }
    }
  }

  /** How much comes out of an entry in truth; what it says of itself may be a lie. */
  private static long length(ZipFile zip, ZipArchiveEntry entry, long most) throws Unfit, IOException {
    if (entry.isDirectory()) {
      return 0;
    }
    if (!zip.canReadEntryData(entry)) {
      throw new Unfit("It holds “%s” in a form that is not read here.".formatted(shown(entry.getName())));
    }
    long length = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int got; (got = in.read(chunk)) >= 0; length += got) {
        if (length + got > most) {
          throw new Unfit("It unpacks to more than %d MiB.".formatted(MOST_UNPACKED >> 20));
        }
      }
    }
    return length;
  }

  private static void write(ZipFile zip, ZipArchiveEntry entry, Path to) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Files.createDirectories(to.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, to);
    }
  }

  /** Packs a package's folder, all of it, so that unpacking gives the same digest. */
  public static void pack(Path folder, OutputStream to) {
    try (Stream<Path> all = Files.walk(folder); ZipOutputStream zip = new ZipOutputStream(to)) {
      List<Path> files = new ArrayList<>(all.filter(Files::isRegularFile).toList());
      Collections.sort(files);
      for (Path file : files) {
        put(zip, Exercises.name(folder) + "/" + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs files by their paths below one folder. */
  static void pack(String folder, SortedMap<String, byte[]> files, OutputStream to) {
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        put(zip, folder + "/" + file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTime(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
