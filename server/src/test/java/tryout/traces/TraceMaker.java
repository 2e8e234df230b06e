package tryout.traces;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Makes traces of the recorded form by a seed: two who type at once and merge now and then, also halfway; positions count
 * characters, some of which are pairs. While they are apart, each keeps to their own part of the text, so that no two insert
 * at one place and where a merge comes to is known without any merging.
 */
final class TraceMaker {
  /** How many lie with the tests. */
  static final int KEPT = 2;
  private static final int ROUNDS = 60;
  private static final int MOST_AT_ONCE = 9;
  private static final String START = "int main(void)\n{\n    return 0;\n}\n";
  private static final String[] WORDS = {"x", "count", " = ", "0;\n", "\n", "    ", "/* größer */", "数", "😀", "if (", "\tptr->next"};

  private final SplittableRandom random;
  private final JsonArray txns = new JsonArray();
  private String text = START;
  private List<Integer> heads = List.of();

  TraceMaker(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Writes those that are kept anew, into a folder. */
  static void main(String[] args) throws IOException {
    for (int seed = 1; seed <= KEPT; seed++) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[0], "generated-" + seed + ".json.gz")))) {
        out.write(new TraceMaker(seed).make().encode().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  JsonObject make() {
    for (int round = 0; round < ROUNDS; round++) {
      apart();
    }
    return new JsonObject().put("startContent", START).put("numAgents", 2).put("txns", txns).put("endContent", text);
  }

  /** One of the two, in their part of the text. */
  private static final class Side {
    final int agent;
    final List<String> versions = new ArrayList<>();
    final List<Integer> typed = new ArrayList<>();
    List<Integer> parents;
    int seen;

    Side(int agent, String part, List<Integer> parents) {
      this.agent = agent;
      this.parents = parents;
      versions.add(part);
    }

    String part() {
      return versions.getLast();
    }
  }

  /** They type apart for a while, and see some of what the other did; then both have everything. */
  private void apart() {
    int[] characters = text.codePoints().toArray();
    int middle = 1 + random.nextInt(characters.length - 2);
    boolean turned = random.nextBoolean();
    Side left = new Side(turned ? 1 : 0, new String(characters, 0, middle), heads);
    Side right = new Side(turned ? 0 : 1, new String(characters, middle, characters.length - middle), heads);
    for (int i = random.nextInt(2 * MOST_AT_ONCE) + 1; i > 0; i--) {
      if (random.nextBoolean()) {
        type(left, right, true);
      } else {
        type(right, left, false);
      }
    }
    text = left.part() + right.part();
    heads = tips(left, right);
  }

  private static List<Integer> tips(Side left, Side right) {
    List<Integer> tips = new ArrayList<>();
    for (Side side : List.of(left, right)) {
      Side other = side == left ? right : left;
      boolean known = !other.typed.isEmpty() && other.seen == side.typed.size();
      if (!side.typed.isEmpty() && !known) {
        tips.add(side.typed.getLast());
      }
    }
    return tips;
  }

  private void type(Side mine, Side other, boolean left) {
    if (mine.seen < other.typed.size() && random.nextInt(3) == 0) {
      mine.seen = mine.seen + 1 + random.nextInt(other.typed.size() - mine.seen);
      List<Integer> merged = new ArrayList<>(mine.typed.isEmpty() ? List.of() : mine.parents);
      merged.add(other.typed.get(mine.seen - 1));
      mine.parents = merged;
    }
    int before = left ? 0 : other.versions.get(mine.seen).codePointCount(0, other.versions.get(mine.seen).length());
    JsonArray patches = new JsonArray();
    String part = mine.part();
    for (int i = random.nextInt(3); i >= 0; i--) {
      part = patch(part, before, left, patches);
    }
    mine.typed.add(txns.size());
    txns.add(new JsonObject().put("patches", patches).put("time", "1970-01-01T00:00:00.000Z")
        .put("parents", new JsonArray(mine.parents)).put("agent", mine.agent));
    mine.versions.add(part);
    mine.parents = List.of(txns.size() - 1);
  }

  /** Whoever is left touches not the last character of their part, so that one stands between where the two may insert. */
  private String patch(String part, int before, boolean left, JsonArray patches) {
    int[] characters = part.codePoints().toArray();
    int room = characters.length - (left ? 1 : 0);
    int at = random.nextInt(room + 1);
    int deleted = random.nextInt(4) == 0 ? Math.min(room - at, random.nextInt(4)) : 0;
    String inserted = deleted > 0 && random.nextBoolean() ? "" : WORDS[random.nextInt(WORDS.length)];
    patches.add(JsonArray.of(before + at, deleted, inserted));
    return new String(characters, 0, at) + inserted + new String(characters, at + deleted, characters.length - at - deleted);
  }
}
