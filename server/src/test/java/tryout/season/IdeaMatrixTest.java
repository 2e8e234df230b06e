package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** Every role before an idea in every state, over a real server: what they read and may do is what the table of {@code idea} says. */
class IdeaMatrixTest extends OneSeason {
  private static final Path TABLE = Path.of("src/test/resources/idea/permissions.txt");
  private static final Map<String, String> ACTIONS = Map.of("edit", "edit", "propose", "propose", "publish", "publish", "unpublish", "unpublish", "reopen", "reopen", "archive", "archive",
      "close", "close-applications", "ask", "ask", "agree", "agree", "decline", "decline");

  /** Cells by row and state. */
  private static Map<String, Map<String, String>> table() throws IOException {
    List<String> lines = Files.readAllLines(TABLE).stream().filter(line -> !line.startsWith("#")).toList();
    List<String> states = Arrays.asList(lines.getFirst().strip().split(" +"));
    Map<String, Map<String, String>> table = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.substring(11).strip().split(" +");
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        row.put(states.get(i), cells[i]);
      }
      table.put(line.substring(0, 11).strip(), row);
    }
    return table;
  }

  private Map<Character, String> viewers() {
    Map<Character, String> viewers = new LinkedHashMap<>();
    viewers.put('A', admin);
    viewers.put('C', coordinator);
    viewers.put('W', student);
    viewers.put('M', mentor);
    viewers.put('K', token(server.person(admin, "Kai", "mentor")));
    viewers.put('D', other);
    viewers.put('S', stranger);
    viewers.put('*', "");
    return viewers;
  }

  /** One idea of the student's in each state, with one who agreed, one who is asked and one who declined. */
  private Map<String, String> ideas(String asked) {
    Map<String, String> ideas = new LinkedHashMap<>();
    for (String state : List.of("draft", "proposed", "mentored", "published", "taken", "archived", "seeking", "over")) {
      ideas.put(state, idea(state, asked));
    }
    return ideas;
  }

  private String idea(String state, String asked) {
    String idea = begin(student, "An idea that is " + state).json().getString("id");
    boolean sought = List.of("draft", "proposed", "seeking").contains(state);
    ask(student, idea, mentor, sought && !state.equals("seeking") ? "backup" : "primary");
    ask(student, idea, asked, "co");
    ask(student, idea, other, "co");
    answer(other, idea, other, new JsonObject().put("action", "decline"));
    if (!state.equals("draft")) {
      move(student, idea, "propose", "");
    }
    if (!state.equals("archived")) {
      answer(mentor, idea, mentor, agree(5));
    }
    switch (state) {
      case "published" -> move(coordinator, idea, "publish", "");
      case "taken" -> {
        move(coordinator, idea, "publish", "");
        // Places are given away by applications, at their announcement.
        server.database.inTransaction(sql -> sql.update("UPDATE idea SET state = 'taken' WHERE idea_id = $1", java.util.UUID.fromString(idea)));
      }
      case "archived" -> move(student, idea, "archive", "withdrawn");
      case "over" -> {
        move(coordinator, idea, "publish", "");
        move(coordinator, idea, "archive", "withdrawn");
      }
      case "seeking" -> {
        move(coordinator, idea, "publish", "");
        answer(mentor, idea, mentor, new JsonObject().put("action", "withdraw").put("note", "x"));
        ask(student, idea, mentor, "backup");
        answer(mentor, idea, mentor, agree(5));
      }
      default -> {
        // It is there already.
      }
    }
    return idea;
  }

  @Test
  void ROLE_4_every_role_reads_and_may_do_in_every_state_what_the_table_says_and_is_told_of_nothing_else() throws IOException {
    Map<String, Map<String, String>> table = table();
    Map<Character, String> viewers = viewers();
    Map<String, String> ideas = ideas(viewers.get('K'));
    int cells = 0;
    for (Map.Entry<String, String> idea : ideas.entrySet()) {
      for (Map.Entry<Character, String> viewer : viewers.entrySet()) {
        cell(table, idea.getKey(), idea.getValue(), viewer.getKey(), viewer.getValue());
        cells++;
      }
    }
    assertThat(cells).isEqualTo(64);
  }

  private void cell(Map<String, Map<String, String>> table, String state, String idea, char sign, String token) {
    String where = sign + " before one that is " + state;
    boolean reads = has(table, "read", state, sign);
    Answer shown = show(token, idea);
    assertThat(shown.status()).as(where).isEqualTo(reads ? 200 : 404);
    for (String path : List.of("/messages", "/export?format=wiki")) {
      assertThat(server.api("GET", "/ideas/" + idea + path, token, null).status()).as(where + path).isEqualTo(reads ? 200 : 404);
    }
    boolean inside = has(table, "inside", state, sign);
    int revisions = server.api("GET", "/ideas/" + idea + "/revisions", token, null).status();
    assertThat(revisions).as(where + " revisions").isEqualTo(token.isEmpty() ? 401 : inside ? 200 : reads ? 403 : 404);
    assertThat(server.api("GET", "/rounds/" + round + "/ideas?limit=200", token, null).text().contains(idea)).as(where + " list").isEqualTo(reads);
    if (!reads) {
      return;
    }
    assertThat(!shown.json().containsKey("author")).as(where + " author").isEqualTo(!inside);
    List<String> allowed = shown.json().getJsonArray("allowedActions").stream().map(String::valueOf).toList();
    ACTIONS.forEach((row, action) -> assertThat(allowed.contains(action)).as(where + " " + action).isEqualTo(has(table, row, state, sign)));
  }

  private static boolean has(Map<String, Map<String, String>> table, String row, String state, char sign) {
    return table.getOrDefault(row, Map.of()).getOrDefault(state, "").indexOf(sign) >= 0;
  }
}
