package tryout.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.TestServer.Answer;
import tryout.exercise.Archive;
import tryout.exercise.HostileArchives;
import tryout.judge.TinyPackage;

/** Packages that somebody brings: what is taken, what is refused, and what is said of it. */
class UploadTest extends OneShelf {
  private static final Path EXERCISES = Path.of(System.getProperty("tryout.project", "..")).resolve("exercises");

  @Test
  void EX_36_an_uploaded_package_is_a_draft_until_it_is_verified_and_can_be_assigned_then() {
    Answer sent = upload(new TinyPackage());
    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    String digest = sent.json().getString("digest");
    assertThat(sent.header("Location")).isEqualTo("/api/v1/exercises/versions/" + digest);
    assertThat(sent.json().getString("state")).isEqualTo("draft");
    JsonObject verification = sent.json().getJsonObject("verification");
    assertThat(verification.getBoolean("running")).isTrue();
    assertThat(verification.getString("since")).isNotEmpty();
    assertRefused(plan(digest), 409, "exercise-not-verified");
    assertThat(words(sent.json().getJsonArray("allowedActions"))).as("while it is under way").containsExactly("delete");
    Patience.until("a step that is told", Duration.ofMinutes(1), () -> {
      JsonObject now = show(digest).getJsonObject("verification");
      return !now.getBoolean("running") || now.getInteger("of") == 3 && now.getString("at").matches("what it begins with|(accepted|wrong_answer)/\\w+");
    });
    JsonObject shown = settled(digest);
    assertThat(shown.getString("state")).isEqualTo("verified");
    assertThat(shown.getBoolean("basis")).isTrue();
    assertThat(shown.getInteger("faults")).isZero();
    JsonObject squared = objects(shown.getJsonObject("report").getJsonArray("submissions")).getLast();
    assertThat(squared.getString("submission")).isEqualTo("wrong_answer/squared");
    assertThat(squared.getInteger("points")).isZero();
    assertThat(words(squared.getJsonArray("stages"))).containsExactly("1-small WA WA", "2-large WA WA", "3-below WA WA");
    assertThat(plan(digest).status()).isEqualTo(201);
    assertThat(audit(digest)).containsExactly("exercise-uploaded", "exercise-verified");
  }

  @Test
  void EX_37_a_wrong_submission_that_passes_keeps_it_a_draft_and_rule_and_file_are_told() {
    JsonObject shown = verified(new TinyPackage().change("submissions/wrong_answer/squared/tiny.c", text -> text.replace("number * number", "2 * number")));
    assertThat(shown.getString("state")).isEqualTo("draft");
    assertThat(objects(shown.getJsonObject("report").getJsonArray("faults"))).anySatisfy(fault -> {
      assertThat(fault.getString("rule")).isEqualTo("e");
      assertThat(fault.getString("file")).isEqualTo("submissions/wrong_answer/squared");
      assertThat(fault.getString("observed")).isEqualTo("comes to AC in 1-small, where WA is required");
    });
    assertRefused(plan(shown.getString("digest")), 409, "exercise-not-verified");
    assertThat(words(shown.getJsonArray("allowedActions"))).containsExactly("verify", "delete");
    assertThat(audit(shown.getString("digest"))).containsExactly("exercise-uploaded", "exercise-failed");
  }

  @Test
  void EX_36j_an_upload_for_interviews_only_is_kept_from_practice_for_a_while() {
    TinyPackage only = new TinyPackage().change(".meta/interview.yaml", text -> text.replace("[interview, practice]", "[interview]"));
    List<JsonObject> faults = objects(verified(only).getJsonObject("report").getJsonArray("faults"));
    assertThat(faults).extracting(fault -> fault.getString("rule") + " " + fault.getString("file")).containsExactly("j problem.yaml");
    String today = server.clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    TinyPackage over = only.change("problem.yaml", text -> text.replace("version: \"1\"", "version: \"2\"") + "embargo_until: " + today + "\n");
    assertThat(objects(verified(over).getJsonObject("report").getJsonArray("faults"))).as("its embargo is over").extracting(fault -> fault.getString("rule")).containsExactly("j");
    TinyPackage kept = over.change("problem.yaml", text -> text.replace("version: \"2\"", "version: \"3\"").replace(today, "2199-01-01"));
    JsonObject shown = verified(kept);
    assertThat(shown.getString("state")).isEqualTo("verified");
    assertThat(shown.getString("embargoUntil")).isEqualTo("2199-01-01");
  }

  private long rows() {
    return server.database.inTransaction(sql -> sql.first("SELECT (SELECT count(*) FROM exercise) + (SELECT count(*) FROM audit) AS all")
        .orElseThrow().getLong("all"));
  }

  private static List<Path> unpacked() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("tryout-exercise")).toList();
    }
  }

  @Test
  void SEC_45_a_hostile_archive_is_refused_with_a_sentence_and_nothing_of_it_is_kept() throws IOException {
    long before = rows();
    List<Path> others = unpacked();
    for (HostileArchives.Trap trap : HostileArchives.traps().toList()) {
      Answer answer = server.upload(mentor, Files.readAllBytes(trap.write(folder)));
      assertRefused(answer, 422, "package-invalid");
      assertThat(answer.json().getString("detail")).as(trap.name()).contains(trap.why());
    }
    assertRefused(server.upload(mentor, "no archive".getBytes(java.nio.charset.StandardCharsets.UTF_8)), 422, "package-invalid");
    assertThat(rows()).isEqualTo(before);
    assertThat(unpacked()).isSubsetOf(others);
  }

  @Test
  void EX_39_what_is_too_large_is_refused_with_the_bound_and_what_is_no_zip_by_its_type() {
    Answer large = server.upload(mentor, new byte[(int) Archive.MOST_BYTES + 1]);
    assertRefused(large, 413, "too-large");
    assertThat(large.json().getString("detail")).isEqualTo("The body is larger than the 10 MiB that this address reads.");
    assertRefused(server.api("POST", "/exercises/versions", mentor, new JsonObject()), 415, "unsupported-type");
  }

  @Test
  void EX_37_all_mistakes_of_form_are_told_at_once_with_file_and_key() {
    Answer answer = upload(new TinyPackage().change("problem.yaml", text -> text + "colour: red\n").without("data/secret/1-small/a.ans"));
    assertRefused(answer, 422, "package-invalid");
    assertThat(objects(answer.json().getJsonArray("errors"))).extracting(error -> error.getString("pointer") + ": " + error.getString("detail"))
        .containsExactlyInAnyOrder("/problem.yaml: key colour is not a key of this format", "/data/secret/1-small/a.ans: is missing");
    assertThat(list()).noneMatch(item -> item.getString("slug").equals("tiny"));
  }

  /** Of a package that lies, something is not in order; nothing of it may look like a fault of ours. */
  @Test
  void whatever_lies_where_something_else_should_is_a_mistake_of_the_package() {
    String deep = "a: " + "[".repeat(5_000) + "]".repeat(5_000) + "\n";
    String aliases = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nname: *c\n";
    List<TinyPackage> broken = List.of(
        new TinyPackage().without("problem.yaml").with("problem.yaml/x", "text\n"),
        new TinyPackage().without("statement/problem.en.md").with("statement/problem.en.md/x", "text\n"),
        new TinyPackage().with("submissions/submissions.yaml", "[accepted/ref]\n"),
        new TinyPackage().with("problem.yaml", deep),
        new TinyPackage().with("problem.yaml", aliases),
        new TinyPackage().with("problem.yaml", "name: \"\\u0000\"\n"),
        new TinyPackage().with(".meta/interview.yaml", "format: 99999999999999999999999\n"),
        new TinyPackage().with(".meta/rubric.yaml", "criteria: {a: b}\n"),
        new TinyPackage().with("include/c/main.c", "\0"),
        new TinyPackage().with("data/secret/1-small/a.yaml", "args: []\nhint: A\ndescription: B\n"),
        new TinyPackage().with("data/secret/1-small/a.yaml", "args: [--help, \"a b\"]\nhint: A\ndescription: B\n"),
        new TinyPackage().with("data/secret/9-more/test_group.yaml", "max_score: -30\n"),
        new TinyPackage().with("data/secret/1-small/test_group.yaml", "max_score: .nan\nscore_aggregation: sum\n"));
    for (int i = 0; i < broken.size(); i++) {
      Answer answer = upload(broken.get(i));
      assertThat(answer.status()).as("%d: %s", i, answer.text()).isEqualTo(422);
      assertThat(answer.json().getJsonArray("errors")).as("%d", i).isNotEmpty();
    }
  }

  @Test
  void a_package_without_tests_is_refused_because_nothing_of_it_could_be_verified() throws IOException {
    Path hello = folder.resolve("hello");
    copy(EXERCISES.resolve("warmup"), hello);
    Answer answer = server.upload(mentor, packed(hello));
    assertRefused(answer, 422, "package-invalid");
    assertThat(answer.json().getString("detail")).isEqualTo("hello/data: is missing: without hidden tests nothing can be verified.");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }

  @Test
  void EX_7_a_version_is_there_once_and_the_very_same_package_is_answered_with_the_one_that_is_there() {
    String digest = upload(new TinyPackage()).json().getString("digest");
    Answer again = upload(new TinyPackage());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().getString("digest")).isEqualTo(digest);
    Answer other = upload(new TinyPackage().change("statement/problem.en.md", text -> text + "\nMore.\n"));
    assertRefused(other, 409, "version-exists");
    assertThat(other.json().getString("detail")).isEqualTo("Version 1 of tiny is here with other files: count version up in problem.yaml.");
    assertThat(list().stream().filter(item -> item.getString("slug").equals("tiny"))).hasSize(1);
  }

  @Test
  void the_name_of_an_exercise_of_the_server_is_not_taken_away_from_it() throws IOException {
    Path mine = folder.resolve("ringbuf");
    copy(EXERCISES.resolve("ringbuf"), mine);
    Files.writeString(mine.resolve("statement/problem.en.md"), "Another task.\n");
    assertRefused(server.upload(mentor, packed(mine)), 409, "slug-taken");
  }
}
