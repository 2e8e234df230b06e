package tryout.program;

import io.vertx.core.json.JsonObject;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files in which an interview is taken home. The code has a folder of its own, so that no name of it meets another. */
final class RecordFiles {
  private RecordFiles() {}

  /** The text of each file, by its name. */
  static SortedMap<String, String> of(Rooms.Copy copy) {
    JsonObject record = copy.record();
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put("README.txt", readme(record.getString("title", "Interview"), record.getString("organisation")));
    texts.put("record.json", record.encodePrettily() + "\n");
    texts.put("events.jsonl", copy.events().map(event -> event + "\n").collect(Collectors.joining()));
    record.getJsonArray("files").stream().map(JsonObject.class::cast)
        .forEach(file -> texts.put("code/" + file.getString("name"), file.getString("text")));
    return texts;
  }

  private static String readme(String title, String organisation) {
    return """
        %s
        %s

        What was recorded of this interview, as far as you may know of it on the day you took it home.

        code/         The files, as they stood last.
        record.json   Who was there, and when the candidate agreed to being recorded; the phases, and what moved the clock;
                      the chat, the runs with their output, the hints that were given, the questions that were asked, the
                      stretches behind the curtain; and what the panel released to the candidate, if anything.
        events.jsonl  Everything that happened, one event a line in the order in which it happened, as the replay shows it.
                      "seq" counts, "at" is when, "by" is one of the "people" in record.json; the last member says what.

        Every time is in milliseconds since the beginning of 1970, UTC. All texts are UTF-8.
        """.formatted(title, organisation);
  }
}
