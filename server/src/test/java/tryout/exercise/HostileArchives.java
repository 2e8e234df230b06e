package tryout.exercise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** ZIP files as somebody makes them who wants something else to be written than it looks. */
public final class HostileArchives {
  private HostileArchives() {}

  /** What is put into one. */
  public interface Filling {
    void into(ZipArchiveOutputStream zip) throws IOException;
  }

  /**
   * One of them.
   *
   * @param why a part of the sentence with which it is refused
   */
  public record Trap(String name, Filling filling, String why) {
    /** Its name without what files are not named by. */
    public String plain() {
      return name.replaceAll("\\W", "");
    }

    /** Writes it below a folder. */
    public Path write(Path folder) throws IOException {
      Path file = folder.resolve(plain() + ".zip");
      try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
        filling.into(zip);
      }
      return file;
    }
  }

  private static void put(ZipArchiveOutputStream zip, String name, int mode, byte[] bytes) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    if (mode != 0) {
      entry.setUnixMode(mode);
    }
    zip.putArchiveEntry(entry);
    zip.write(bytes);
    zip.closeArchiveEntry();
  }

  private static void put(ZipArchiveOutputStream zip, String... names) throws IOException {
    for (String name : names) {
      put(zip, name, 0, "text\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** All of them. */
  public static Stream<Trap> traps() {
    return Stream.of(
        new Trap("a way out", zip -> put(zip, "tiny/problem.yaml", "tiny/../../out.txt"), "the name “tiny/../../out.txt”"),
        new Trap("a way out at once", zip -> put(zip, "../out.txt"), "the name “../out.txt”"),
        new Trap("a place of its own", zip -> put(zip, "/etc/out.txt"), "the name “/etc/out.txt”"),
        new Trap("a way out for Windows", zip -> put(zip, "tiny/..\\out.txt"), "cannot be that of a file"),
        new Trap("a name that ends a line", zip -> put(zip, "tiny/a\nb"), "the name “tiny/a?b”"),
        new Trap("an empty name", zip -> put(zip, "tiny//a"), "the name “tiny//a”"),
        new Trap("an option", zip -> put(zip, "tiny/-rf"), "the name “tiny/-rf”"),
        new Trap("a file at the top", zip -> put(zip, "problem.yaml"), "the name “problem.yaml”"),
        new Trap("two folders at the top", zip -> put(zip, "tiny/a", "other/b"), "more than one folder at the top: other, tiny."),
        new Trap("a link", zip -> put(zip, "tiny/link", 0120777, "/etc/passwd".getBytes(StandardCharsets.UTF_8)), "“tiny/link”, which is a link or a device"),
        new Trap("a device", zip -> put(zip, "tiny/null", 0020666, new byte[0]), "“tiny/null”, which is a link or a device"),
        new Trap("a file twice", zip -> put(zip, "tiny/a", "tiny/a"), "“tiny/a” twice"),
        new Trap("two spellings", zip -> put(zip, "tiny/Main.c", "tiny/main.c"), "“tiny/main.c” twice, or in two spellings"),
        new Trap("two spellings of a folder", zip -> put(zip, "tiny/Data/a", "tiny/data/b"), "“tiny/data” twice, or in two spellings"),
        new Trap("a file that is a folder too", zip -> put(zip, "tiny/a", "tiny/a/b"), "as a file and a folder"),
        new Trap("a folder that is a file too", zip -> put(zip, "tiny/a/b", "tiny/a"), "as a file and a folder"),
        new Trap("too many", zip -> put(zip, Stream.iterate(0, i -> i + 1).limit(Archive.MOST_ENTRIES + 1).map(i -> "tiny/" + i).toArray(String[]::new)), "It holds 501 entries"),
        new Trap("nothing", zip -> {}, "It holds 0 entries"),
        new Trap("a thousand times as much", zip -> put(zip, "tiny/zeros", 0, new byte[(int) Archive.MOST_UNPACKED + 1]), "It unpacks to more than 50 MiB"),
        new Trap("much in many", zip -> {
          for (int i = 0; i < 6; i++) {
            put(zip, "tiny/zeros" + i, 0, new byte[(int) (Archive.MOST_UNPACKED / 5)]);
          }
        }, "It unpacks to more than 50 MiB"));
  }
}
