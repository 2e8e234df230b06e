package tryout.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the edit algebra, and its agreement with the editor's own. */
class ChangeSetTest {
  private static final int CASES = 200_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void agrees_with_codemirror_on_every_shared_vector() throws IOException {
    int read = 0;
    try (var in = getClass().getResourceAsStream("/text/vectors.jsonl");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        agrees(JSON.readTree(line));
        read++;
      }
    }
    assertThat(read).as("shared vectors").isGreaterThanOrEqualTo(3_000);
  }

  private static void agrees(JsonNode vector) {
    String doc = vector.get("doc").textValue();
    ChangeSet a = set(vector.get("a"));
    ChangeSet b = set(vector.get("b"));
    ChangeSet c = set(vector.get("c"));
    int at = vector.get("at").intValue();
    assertThat(a.apply(doc)).isEqualTo(vector.get("afterA").textValue());
    assertThat(Utf16.checksum(a.apply(doc))).isEqualTo(vector.get("hash").longValue());
    assertThat(a.toJson()).as("read and written, %s", vector).isEqualTo(json(vector.get("a")));
    assertThat(a.compose(c).toJson()).as("compose, %s", vector).isEqualTo(json(vector.get("aThenC")));
    assertThat(a.invert(doc).toJson()).as("invert, %s", vector).isEqualTo(json(vector.get("inverse")));
    assertThat(b.map(a, false).toJson()).as("map, %s", vector).isEqualTo(json(vector.get("bAfterA")));
    assertThat(a.map(b, true).toJson()).as("map before, %s", vector).isEqualTo(json(vector.get("aBeforeB")));
    assertThat(a.map(b, false).toJson()).as("map after, %s", vector).isEqualTo(json(vector.get("aAfterB")));
    assertThat(a.mapPosition(at, true)).as("left, %s", vector).isEqualTo(vector.get("left").intValue());
    assertThat(a.mapPosition(at, false)).as("right, %s", vector).isEqualTo(vector.get("right").intValue());
  }

  @Test
  void OT_1_to_OT_8_hold_for_seeded_edits() {
    for (int seed = 0; seed < CASES; seed++) {
      Edits edits = new Edits(seed);
      String doc = edits.text(24);
      ChangeSet a = edits.changes(doc);
      ChangeSet b = edits.changes(doc);
      String afterA = a.apply(doc);
      ChangeSet c = edits.changes(afterA);
      ChangeSet d = edits.changes(c.apply(afterA));
      ChangeSet bAfterA = b.map(a, false);
      String both = bAfterA.apply(afterA);
      String law = "seed " + seed;
      assertThat(afterA.length()).as("OT-1 %s", law).isEqualTo(a.lengthAfter());
      assertThat(a.map(b, true).apply(b.apply(doc))).as("OT-2 %s", law).isEqualTo(both);
      assertThat(a.compose(c).apply(doc)).as("OT-4 %s", law).isEqualTo(c.apply(afterA));
      assertThat(a.compose(c).compose(d).apply(doc)).as("OT-4 associative %s", law)
          .isEqualTo(a.compose(c.compose(d)).apply(doc));
      assertThat(a.map(ChangeSet.keep(doc.length()), false)).as("OT-5 %s", law).isEqualTo(a);
      assertThat(a.invert(doc).apply(afterA)).as("OT-6 %s", law).isEqualTo(doc);
      assertThat(Utf16.wellFormed(both)).as("OT-7 %s", law).isTrue();
      assertThat(bAfterA.splitsPair(afterA)).as("OT-7 %s", law).isFalse();
      assertThat(ChangeSet.fromJson(bAfterA.toJson())).as("JSON %s", law).isEqualTo(bAfterA);
      OT_8(a, doc, law);
    }
  }

  private static void OT_8(ChangeSet a, String doc, String law) {
    int last = 0;
    for (int at = 0; at <= doc.length(); at++) {
      int mapped = a.mapPosition(at, true);
      assertThat(mapped).as("OT-8 %s", law).isBetween(last, a.lengthAfter());
      assertThat(a.mapPosition(at, false)).as("OT-8 %s", law).isGreaterThanOrEqualTo(mapped);
      last = mapped;
    }
  }

  @Test
  void OT_3_at_one_position_the_earlier_versions_insertion_stands_left() {
    ChangeSet first = ChangeSet.replace(4, 2, 2, "first");
    ChangeSet second = ChangeSet.replace(4, 2, 2, "second");
    History history = History.at(0).plus(first);
    assertThat(history.rebase(second, 0).apply(first.apply("abcd"))).isEqualTo("abfirstsecondcd");
  }

  @Test
  void E_2_mapping_over_a_composition_diverges_where_one_at_a_time_does_not() {
    String doc = "d\nfbi";
    ChangeSet a1 = ChangeSet.replace(5, 3, 5, "");
    ChangeSet a2 = ChangeSet.replace(3, 2, 2, "dcb");
    ChangeSet b1 = ChangeSet.replace(5, 1, 3, "e");
    ChangeSet b2 = ChangeSet.replace(4, 4, 4, "ifg");
    // The server: B's two updates came first; A's are mapped over each, in order.
    ChangeSet a1AtServer = a1.map(b1, false).map(b2, false);
    ChangeSet b1AfterA1 = b1.map(a1, true);
    ChangeSet b2AfterA1 = b2.map(a1.map(b1, false), true);
    ChangeSet a2AtServer = a2.map(b1AfterA1, false).map(b2AfterA1, false);
    String server = a2AtServer.apply(a1AtServer.apply(b2.apply(b1.apply(doc))));
    // A, receiving B's updates one at a time, maps what it has pending over each.
    String oneAtATime = b2.map(a1.map(b1, false), true).map(a2.map(b1AfterA1, false), true)
        .apply(b1AfterA1.map(a2, true).apply(a2.apply(a1.apply(doc))));
    // A, composing what it has pending before it maps.
    ChangeSet pending = a1.compose(a2);
    String composed = b2.map(pending.map(b1, false), true).apply(b1.map(pending, true).apply(pending.apply(doc)));
    assertThat(oneAtATime).isEqualTo(server);
    assertThat(composed).as("composing must be seen to diverge, or this test shows nothing").isNotEqualTo(server);
  }

  @Test
  void rebase_maps_over_each_missed_version_in_order() {
    for (int seed = 0; seed < 2_000; seed++) {
      Edits edits = new Edits(seed);
      String doc = edits.text(20);
      ChangeSet late = edits.changes(doc);
      History history = History.at(7);
      ChangeSet mapped = late;
      String now = doc;
      for (int i = 0; i < 5; i++) {
        ChangeSet update = edits.changes(now);
        history = history.plus(update);
        mapped = mapped.map(update, false);
        now = update.apply(now);
      }
      assertThat(history.rebase(late, 7)).as("seed %d", seed).isEqualTo(mapped);
    }
  }

  @Test
  void history_forgets_what_is_too_old_and_says_so() {
    History history = History.at(0);
    for (int i = 0; i < 2 * TextLimits.KEPT_VERSIONS + 5; i++) {
      history = history.plus(ChangeSet.replace(i, i, i, "x"));
    }
    int version = history.version();
    assertThat(history.reaches(version, 1)).isTrue();
    assertThat(history.reaches(version - TextLimits.LATE_VERSIONS, 1)).isTrue();
    assertThat(history.reaches(version - TextLimits.LATE_VERSIONS - 1, 1)).isFalse();
    assertThat(history.reaches(version - 1_000, TextLimits.SECTIONS)).isFalse();
    assertThat(history.reaches(version + 1, 1)).isFalse();
    int atOnce = version - TextLimits.LATE_VERSIONS;
    assertThat(history.rebase(ChangeSet.replace(atOnce, 0, 0, "y"), atOnce).lengthAfter()).isEqualTo(version + 1);
    History far = history;
    assertThatThrownBy(() -> far.rebase(ChangeSet.keep(0), 0)).isInstanceOf(InvalidChange.class);
  }

  @Test
  void E_8_sets_of_other_lengths_are_refused_before_any_mapping() {
    ChangeSet five = ChangeSet.replace(5, 0, 0, "x");
    ChangeSet six = ChangeSet.replace(6, 0, 0, "x");
    assertThatThrownBy(() -> five.map(six, false)).isInstanceOf(InvalidChange.class);
    assertThatThrownBy(() -> five.compose(ChangeSet.keep(5))).isInstanceOf(InvalidChange.class);
    assertThatThrownBy(() -> five.apply("1234")).isInstanceOf(InvalidChange.class);
    assertThatThrownBy(() -> five.invert("1234")).isInstanceOf(InvalidChange.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "[-1]", "[1.5]", "[1e999]", "[0]", "[[0]]", "[[0,\"\"]]", "[[]]", "[[-1,\"a\"]]", "[\"a\"]", "{}", "3", "null",
    "[[1,2]]", "[[1,\"a\\nb\"]]", "[[1,\"a\\rb\"]]", "[[1,\"a\\u0000b\"]]", "[[1,\"\\ud83d\"]]", "[[1,\"\\ude00\"]]",
    "[[1,\"\\ud83d\",\"\\ude00\"]]", "[[1,[\"a\"]]]", "[99999999999]", "[2147483648]", "[131073]", "[true]", "[null]"
  })
  void E_8_what_is_no_change_set_is_refused(String json) throws IOException {
    Object parsed = JSON.readValue(json, Object.class);
    assertThatThrownBy(() -> ChangeSet.fromJson(parsed)).isInstanceOf(InvalidChange.class);
  }

  @Test
  void E_8_too_many_sections_and_sums_beyond_all_bounds_are_refused() {
    Object[] many = new Object[TextLimits.SECTIONS + 1];
    Arrays.fill(many, 1);
    assertThatThrownBy(() -> ChangeSet.fromJson(List.of(many))).isInstanceOf(InvalidChange.class);
    Object[] wide = new Object[TextLimits.SECTIONS];
    Arrays.fill(wide, TextLimits.FILE_UNITS);
    assertThat(ChangeSet.fromJson(List.of(wide)).lengthBefore()).isPositive();
  }

  @Test
  void OT_7_a_cut_through_a_surrogate_pair_is_seen() {
    assertThat(ChangeSet.replace(4, 2, 2, "x").splitsPair("a😀b")).isTrue();
    assertThat(ChangeSet.replace(4, 1, 3, "x").splitsPair("a😀b")).isFalse();
    assertThat(ChangeSet.replace(4, 1, 2, "").splitsPair("a😀b")).isTrue();
  }

  private static ChangeSet set(JsonNode node) {
    return ChangeSet.fromJson(json(node));
  }

  private static Object json(JsonNode node) {
    return JSON.convertValue(node, Object.class);
  }
}
