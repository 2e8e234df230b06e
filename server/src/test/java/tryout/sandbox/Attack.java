package tryout.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.run.Verdict;

/** One row of the table of attacks: a program, what may become of it, and what more must hold. */
record Attack(String name, Profile profile, List<Verdict> verdicts, Map<String, String> further) {
  static Stream<Attack> all() {
    return Rooms.resource("/attacks/attacks.txt").lines().filter(line -> !line.startsWith("#")).map(Attack::row);
  }

  private static Attack row(String line) {
    String[] cells = line.split("\\|", -1);
    List<Verdict> verdicts =
        Stream.of(cells[2].strip().split(" ", -1)).map(word -> Verdict.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'))).toList();
    Profile profile = Profile.valueOf(cells[1].strip().toUpperCase(Locale.ROOT));
    Map<String, String> further =
        Arrays.stream(cells[3].split(" ; ", -1)).map(String::strip).filter(pair -> !pair.isEmpty()).map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Attack(cells[0].strip(), profile, verdicts, further);
  }

  /** What goes in: the program, what all of them include, and what is planted beside it. */
  List<Source> sources() {
    Stream<Source> planted =
        Arrays.stream(words("with").split(" ", -1)).filter(name -> !name.isEmpty()).map(name -> new Source(name, Rooms.resource("/attacks/planted.txt")));
    Stream<Source> own =
        Stream.of(new Source("main.c", Rooms.resource("/attacks/" + name + ".c")), new Source("attack.h", Rooms.resource("/attacks/attack.h")));
    return Stream.concat(own, planted).toList();
  }

  /** What must be told, or the empty string. */
  String words(String key) {
    return further.getOrDefault(key, "");
  }

  /** The number that must not be passed, or must be met. */
  OptionalLong number(String key) {
    return further.containsKey(key) ? OptionalLong.of(Long.parseLong(words(key))) : OptionalLong.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
