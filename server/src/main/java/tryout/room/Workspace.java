package tryout.room;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tryout.text.History;
import tryout.text.Utf16;

/**
 * The files of a room.
 *
 * @param files by id
 * @param lastId the highest id ever given
 */
public record Workspace(Map<Integer, SharedFile> files, int lastId) {
  public static final Workspace EMPTY = new Workspace(Map.of(), 0);

  public @Nullable SharedFile file(int id) {
    return files.get(id);
  }

  /** Whether another file than {@code except} has that name. */
  boolean taken(String name, int except) {
    return files.values().stream().anyMatch(file -> file.id() != except && file.name().equals(name));
  }

  /**
   * Whether the room stays within its bytes when file {@code id} holds {@code units} units. Encodes only where the cheap
   * bound of three bytes per unit does not settle it.
   */
  boolean holds(int id, int units, Supplier<String> text) {
    long all = units;
    for (SharedFile file : files.values()) {
      all += file.id() == id ? 0 : file.text().length();
    }
    if (all * 3 <= RoomLimits.ROOM_BYTES) {
      return true;
    }
    long bytes = Utf16.utf8Bytes(text.get());
    for (SharedFile file : files.values()) {
      bytes += file.id() == id ? 0 : Utf16.utf8Bytes(file.text());
    }
    return bytes <= RoomLimits.ROOM_BYTES;
  }

  /** File ids and their versions, as a run names what it ran. */
  public Map<Integer, Integer> versions() {
    Map<Integer, Integer> versions = new TreeMap<>();
    files.forEach((id, file) -> versions.put(id, file.version()));
    return versions;
  }

  /** The files after a fact. */
  public Workspace apply(Fact fact) {
    return switch (fact) {
      case Fact.Edited edited -> {
        SharedFile file = files.get(edited.file());
        yield file == null ? this : put(file.edited(edited.changes()));
      }
      case Fact.FileAdded added ->
          put(new SharedFile(added.file(), added.name(), added.readOnly(), added.text(), History.at(0)));
      case Fact.FileRenamed renamed -> {
        SharedFile file = files.get(renamed.file());
        yield file == null ? this : put(file.renamed(renamed.name()));
      }
      case Fact.FileDeleted deleted -> new Workspace(Rows.without(files, deleted.file()), lastId);
      default -> this;
    };
  }

  private Workspace put(SharedFile file) {
    return new Workspace(Rows.with(files, file.id(), file), Math.max(lastId, file.id()));
  }
}
