package tryout.live;

import java.util.ArrayList;
import java.util.List;
import tryout.room.SharedFile;
import tryout.room.Workspace;
import tryout.run.Finding;
import tryout.run.Source;

/**
 * The files of a room as a runner takes them.
 *
 * @param texts what the runner gets
 * @param files their ids, in the same order
 */
record Sources(List<Source> texts, List<Integer> files) {
  static Sources of(Workspace workspace) {
    List<Source> texts = new ArrayList<>();
    List<Integer> files = new ArrayList<>();
    for (SharedFile file : workspace.files().values()) {
      texts.add(new Source(file.name(), file.text()));
      files.add(file.id());
    }
    return new Sources(List.copyOf(texts), List.copyOf(files));
  }

  /** What a runner found, with the room's own numbers of files. */
  List<Finding> renumbered(List<Finding> findings) {
    return findings.stream().map(one -> one.renumbered(files::get)).toList();
  }
}
