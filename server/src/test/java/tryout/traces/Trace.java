package tryout.traces;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tryout.text.ChangeSet;
import tryout.text.TextLimits;

/**
 * A session as somebody recorded it: what its agents typed, each in the text as it stood before them. A trace of one agent
 * may leave out agents and parents; then each change follows on the one before.
 *
 * @param start the text that it begins with
 * @param end the text that it comes to
 * @param pairs whether any of its characters is two units, so that units have to be counted out
 * @param agents what each of them did, in order
 */
record Trace(String name, String start, String end, boolean pairs, List<List<Typed>> agents) {
  /**
   * One change of one agent.
   *
   * @param seen how many changes of each agent it had before it, its own included
   * @param patches applied one after another
   */
  record Typed(int[] seen, List<Patch> patches) {}

  /** Positions and lengths are in characters of Unicode. */
  record Patch(int at, int deleted, String inserted) {}

  static Trace read(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.json\\.gz$", "");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return of(name, new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Trace of(String name, JsonObject json) {
    JsonArray typed = json.getJsonArray("txns");
    int many = 1;
    for (Object one : typed) {
      many = Math.max(many, 1 + ((JsonObject) one).getInteger("agent", 0));
    }
    List<List<Typed>> agents = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      agents.add(new ArrayList<>());
    }
    List<int[]> after = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      JsonObject one = typed.getJsonObject(i);
      int agent = one.getInteger("agent", 0);
      int[] seen = seen(one.getJsonArray("parents", i == 0 ? new JsonArray() : JsonArray.of(i - 1)), after, many);
      if (seen[agent] != agents.get(agent).size()) {
        throw new IllegalArgumentException(name + ": change " + i + " does not follow on all that its agent did before");
      }
      agents.get(agent).add(new Typed(seen, patches(one.getJsonArray("patches"))));
      int[] now = seen.clone();
      now[agent]++;
      after.add(now);
    }
    String start = json.getString("startContent", "");
    boolean pairs = pairs(start) || agents.stream().flatMap(List::stream).flatMap(one -> one.patches().stream()).anyMatch(patch -> pairs(patch.inserted()));
    return new Trace(name, start, json.getString("endContent"), pairs, agents);
  }

  private static int[] seen(JsonArray parents, List<int[]> after, int many) {
    int[] seen = new int[many];
    for (Object parent : parents) {
      int[] before = after.get((Integer) parent);
      Arrays.setAll(seen, agent -> Math.max(seen[agent], before[agent]));
    }
    return seen;
  }

  private static List<Patch> patches(JsonArray all) {
    List<Patch> patches = new ArrayList<>(all.size());
    for (Object one : all) {
      JsonArray patch = (JsonArray) one;
      patches.add(new Patch(patch.getInteger(0), patch.getInteger(1), patch.getString(2)));
    }
    return patches;
  }

  private static boolean pairs(String text) {
    return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
  }

  int changes() {
    return agents.stream().mapToInt(List::size).sum();
  }

  /** What an agent's change is to the text before it: one update, or several where one would be too large for the line. */
  List<ChangeSet> updates(Typed typed, String before) {
    List<ChangeSet> updates = new ArrayList<>();
    ChangeSet whole = ChangeSet.keep(before.length());
    String text = before;
    for (Patch patch : typed.patches()) {
      int from = pairs ? text.offsetByCodePoints(0, patch.at()) : patch.at();
      int to = pairs ? text.offsetByCodePoints(from, patch.deleted()) : from + patch.deleted();
      for (String part : parts(patch.inserted())) {
        ChangeSet next = ChangeSet.replace(text.length(), from, to, part);
        if (whole.inserted() + part.length() > TextLimits.PUSH_UNITS || whole.sections() + 3 > TextLimits.SECTIONS) {
          updates.add(whole);
          whole = ChangeSet.keep(text.length());
        }
        whole = whole.compose(next);
        text = next.apply(text);
        from += part.length();
        to = from;
      }
    }
    updates.add(whole);
    return updates;
  }

  /** Stretches that one update may insert; none of them ends within a pair. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (text.length() - from > TextLimits.PUSH_UNITS) {
      int to = from + TextLimits.PUSH_UNITS;
      to -= Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0;
      parts.add(text.substring(from, to));
      from = to;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
