package tryout.room;

import tryout.text.ChangeSet;
import tryout.text.History;

/**
 * A file of the workspace as it stands.
 *
 * @param id 1, 2, 3 …; never used again after the file is deleted
 */
public record SharedFile(int id, String name, boolean readOnly, String text, History history) {
  /** How many edits the file has had. */
  public int version() {
    return history.version();
  }

  SharedFile edited(ChangeSet changes) {
    return new SharedFile(id, name, readOnly, changes.apply(text), history.plus(changes));
  }

  SharedFile renamed(String newName) {
    return new SharedFile(id, newName, readOnly, text, history);
  }
}
