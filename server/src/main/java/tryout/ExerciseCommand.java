package tryout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tryout.exercise.Archive;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Exercises;
import tryout.exercise.StudentPack;
import tryout.fault.CannotStart;

/** What can be done with exercises from the command line: verify them by the rules that hold everywhere else, and pack them. */
interface ExerciseCommand {
  String USAGE =
      "bin/tryout exercise verify FOLDER-OR-ZIP [--json], bin/tryout exercise pack FOLDER ZIP, bin/tryout exercise student-pack FOLDER ZIP";

  /**
   * Does it.
   *
   * @param home an empty folder, open to pass through
   * @return the status to end with
   */
  int run(Path home) throws CannotStart;

  /**
   * Reads the words behind {@code exercise}.
   *
   * @throws CannotStart where they are none of this command's
   */
  static ExerciseCommand parse(List<String> words) throws CannotStart {
    List<String> rest = new ArrayList<>(words);
    boolean json = rest.remove("--json");
    String what = rest.isEmpty() ? "" : rest.removeFirst();
    if (rest.stream().anyMatch(word -> word.startsWith("-")) || json && !what.equals("verify")) {
      throw new CannotStart("There is no such option: " + USAGE);
    }
    if (what.equals("verify") && rest.size() == 1) {
      Path place = Path.of(rest.getFirst()).toAbsolutePath().normalize();
      if (!Files.exists(place)) {
        throw new CannotStart("There is no %s.".formatted(place));
      }
      return new ExerciseVerify(place, json);
    }
    if (List.of("pack", "student-pack").contains(what) && rest.size() == 2) {
      Path folder = Path.of(rest.getFirst()).toAbsolutePath().normalize();
      Path file = Path.of(rest.getLast()).toAbsolutePath();
      return home -> packed(folder, file, what.equals("student-pack"));
    }
    throw new CannotStart("It takes one of these: " + USAGE);
  }

  private static int packed(Path folder, Path file, boolean student) throws CannotStart {
    ExercisePackage whole = Exercises.readPackage(folder);
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      if (student) {
        StudentPack.write(whole, out);
      } else {
        Archive.pack(folder, out);
      }
    } catch (FileAlreadyExistsException there) {
      throw new CannotStart("%s is there already: give the file another name.".formatted(file));
    } catch (IOException e) {
      throw new CannotStart("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
    System.out.println(student
        ? "%s holds what a candidate sees of %s. Unpack it and run make in it.".formatted(file, whole.exercise().slug())
        : "%s holds all of %s, its hidden tests too. Digest %s.".formatted(file, whole.exercise().slug(), whole.digest()));
    return 0;
  }
}
