package tryout.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.core.buffer.Buffer;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.access.Route;
import tryout.access.Standing;
import tryout.fault.Code;
import tryout.fault.Refused;

/** The contract is whole, and says of every door what the table of routes says. */
class ContractTest {
  private static final String SESSION = "{\"session\":[]}";
  private static final JsonObject DOCUMENT = Contract.read().reply().body().toJsonObject();

  private static Stream<Map.Entry<String, JsonObject>> operations() {
    return DOCUMENT.getJsonObject("paths").stream().flatMap(path -> ((JsonObject) path.getValue()).stream()
        .map(one -> Map.entry(one.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), (JsonObject) one.getValue())));
  }

  @Test
  void REST_1_the_contract_is_a_document_of_openapi_3_1() {
    assertThat(read(DOCUMENT).operations()).hasSize(Route.values().length);
    JsonObject broken = DOCUMENT.copy();
    broken.getJsonObject("paths").getJsonObject("/organisation").getJsonObject("get").put("responses", new JsonArray());
    assertThatThrownBy(() -> read(broken)).hasMessageContaining("contract is invalid");
  }

  /** The reader takes no server that is named by its path alone, and no media types but some, which the standard both permits. */
  private static OpenAPIContract read(JsonObject document) {
    String known = document.encode().replace("application/problem+json", "application/json").replace("application/zip", "application/octet-stream").replace("text/calendar", "text/plain").replace("text/csv", "text/plain");
    JsonObject placed = new JsonObject(known).put("servers", JsonArray.of(new JsonObject().put("url", "http://localhost/api/v1")));
    Vertx vertx = Vertx.vertx();
    try {
      return OpenAPIContract.from(vertx, placed).await();
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void REST_1_each_route_has_one_operation_and_each_operation_one_route_with_the_same_roles() {
    Map<String, String> told = operations().collect(Collectors.toMap(Map.Entry::getKey, one -> row(one.getValue())));
    Map<String, String> table = Arrays.stream(Route.values())
        .collect(Collectors.toMap(route -> route.method() + " " + route.path().replaceAll(":(\\w+)", "{$1}"), ContractTest::row));
    assertThat(told).containsExactlyInAnyOrderEntriesOf(table);
  }

  private static String row(JsonObject operation) {
    List<String> schemes = operation.getJsonArray("security").stream().map(one -> ((JsonObject) one).encode()).toList();
    return operation.getString("operationId") + " " + schemes + " "
        + new TreeSet<>(operation.getJsonArray("x-roles", new JsonArray()).stream().map(String::valueOf).toList());
  }

  private static String row(Route route) {
    List<String> schemes = switch (route.entry()) {
      case ANYONE -> List.of();
      case OWN_PAGE -> List.of("{\"ownPage\":[]}");
      case SIGNED_IN -> route.byToken() ? List.of(SESSION, "{\"token\":[\"%s\"]}".formatted(route.reads() ? "read" : "write")) : List.of(SESSION);
    };
    Set<String> roles = Arrays.stream(Standing.values()).filter(one -> route.permits(Set.of(one))).map(Standing::slug).collect(Collectors.toCollection(TreeSet::new));
    return camel(route.name()) + " " + schemes + " " + roles;
  }

  private static String camel(String name) {
    String words = Arrays.stream(name.toLowerCase(java.util.Locale.ROOT).split("_"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  @Test
  void REST_1_everything_that_is_referred_to_is_there_and_everything_there_is_referred_to() {
    String text = DOCUMENT.encode();
    Set<String> referred = java.util.regex.Pattern.compile("\"\\$ref\":\"#/components/([^\"]+)\"").matcher(text).results()
        .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    Set<String> there = new TreeSet<>();
    DOCUMENT.getJsonObject("components").forEach(kind -> {
      if (!kind.getKey().equals("securitySchemes")) {
        ((JsonObject) kind.getValue()).fieldNames().forEach(name -> there.add(kind.getKey() + "/" + name));
      }
    });
    assertThat(referred).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void REST_2_a_problem_is_told_of_under_its_own_status() {
    operations().forEach(operation -> operation.getValue().getJsonObject("responses").forEach(answer -> {
      for (String slug : slugs((JsonObject) answer.getValue())) {
        int status = Problems.named(slug).orElseThrow(() -> new AssertionError(slug)).status();
        assertThat(answer.getKey()).as("%s in %s", slug, operation.getKey()).isIn(Integer.toString(status), "default");
      }
    }));
  }

  private static Set<String> slugs(JsonObject answer) {
    String reference = answer.getString("$ref", "");
    String text = reference.isEmpty() ? answer.encode() : DOCUMENT.getJsonObject("components").getJsonObject("responses").getJsonObject(reference.substring(reference.lastIndexOf('/') + 1)).encode();
    return java.util.regex.Pattern.compile("\"/problems/([a-z-]+)\"").matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  @Test
  void REST_8_every_operation_tells_of_what_every_one_may_answer() {
    operations().forEach(operation -> {
      Set<String> told = operation.getValue().getJsonObject("responses").fieldNames();
      assertThat(told).as(operation.getKey()).contains("400", "503", "default");
      if (operation.getKey().contains("{")) {
        assertThat(told).as(operation.getKey()).contains("404");
      }
      if (operation.getValue().containsKey("requestBody")) {
        assertThat(told).as(operation.getKey()).contains("413", "415");
      }
    });
  }

  /** Lists that are answered whole, by what bounds them. */
  private static final Map<String, Set<String>> WHOLE = Map.of(
      "what one interview may hold: moments that one person pinned, and runs of its tests", Set.of("GET /interviews/{interview}/pins", "GET /interviews/{interview}/scores"));

  /** Changes that need to have seen nothing before, by why nobody's work is lost by them. */
  private static final Map<String, Set<String>> UNSEEN = Map.of(
      "it is one's own alone, and put as a whole: the same again changes nothing", Set.of("PUT /rounds/{round}/subscription", "DELETE /rounds/{round}/subscription", "PUT /applications/{application}/recommendation"),
      "it says that something is so, and stays so whoever says it again", Set.of("PUT /applications/{application}/conflicts/{person}"),
      "what it takes away is never changed, only there or not", Set.of("DELETE /me/tokens/{token}", "DELETE /applications/{application}/contributions/{contribution}"),
      "it must work at once, whatever the link is by now", Set.of("DELETE /interviews/{interview}/invitations/{invitation}", "DELETE /sessions/current"),
      "it is its owner's alone, whose room changes with each keystroke", Set.of("DELETE /practice/attempts/{attempt}"));

  /** Objects without a revision, by why nobody names one. */
  private static final Map<String, Set<String>> UNREVISED = Map.of(
      "what happened stays as it was, and is told as far as it is stored", Set.of("GET /interviews/{interview}/events", "GET /interviews/{interview}/record", "GET /practice/attempts/{attempt}/events", "GET /practice/attempts/{attempt}/model"),
      "it is made of other objects, which are changed where they are", Set.of("GET /interviews/{interview}/report", "GET /interviews/{interview}/guide", "GET /rounds/{round}/dashboard", "GET /rounds/{round}/ideas/export", "GET /ideas/{idea}/export", "GET /practice/exercises/{slug}"),
      "it goes on by itself, and is changed by nobody over this interface", Set.of("GET /imports/{import}", "GET /practice/attempts/{attempt}"),
      "it is the same as long as this server runs", Set.of("GET /openapi.json"));

  private static Set<String> excepted(Map<String, Set<String>> reasons) {
    return reasons.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static JsonObject whole(JsonObject part) {
    String reference = part.getString("$ref");
    return reference == null ? part : (JsonObject) JsonPointer.from(reference.substring(1)).queryJson(DOCUMENT);
  }

  /** What a GET answers as JSON, where it answers that. */
  private static Optional<JsonObject> answered(Map.Entry<String, JsonObject> operation) {
    JsonObject content = whole(operation.getValue().getJsonObject("responses").getJsonObject("200", new JsonObject())).getJsonObject("content", new JsonObject());
    return operation.getKey().startsWith("GET ") && content.containsKey("application/json") ? Optional.of(whole(content.getJsonObject("application/json").getJsonObject("schema"))) : Optional.empty();
  }

  private static Set<String> members(JsonObject schema) {
    return schema.getJsonObject("properties", new JsonObject()).fieldNames();
  }

  private static Set<String> parameters(JsonObject operation) {
    return operation.getJsonArray("parameters", new JsonArray()).stream().map(one -> whole((JsonObject) one).getString("name")).collect(Collectors.toSet());
  }

  private static Set<String> those(Predicate<Map.Entry<String, JsonObject>> which) {
    return operations().filter(which).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isList(Map.Entry<String, JsonObject> operation) {
    return answered(operation).filter(schema -> members(schema).contains("items")).isPresent();
  }

  @Test
  void REST_5_every_list_can_be_walked_but_those_that_are_bounded_by_what_they_are() {
    Set<String> unwalked = those(operation -> isList(operation)
        && !(parameters(operation.getValue()).containsAll(Set.of("limit", "cursor")) && members(answered(operation).orElseThrow()).contains("next")));
    assertThat(unwalked).containsExactlyInAnyOrderElementsOf(excepted(WHOLE));
  }

  @Test
  void REST_3_every_change_names_the_revision_that_it_saw_but_those_by_which_nobody_loses_anything() {
    Predicate<Map.Entry<String, JsonObject>> changes = operation -> operation.getKey().matches("(PUT|PATCH|DELETE) .*|POST .*/transitions");
    Predicate<Map.Entry<String, JsonObject>> seen = operation -> parameters(operation.getValue()).contains("If-Match");
    assertThat(those(changes.and(seen.negate()))).containsExactlyInAnyOrderElementsOf(excepted(UNSEEN));
    assertThat(those(seen.and(operation -> !operation.getValue().getJsonObject("responses").fieldNames().containsAll(Set.of("412", "428"))))).isEmpty();
  }

  @Test
  void REST_3_every_object_is_answered_with_its_revision_but_those_of_which_nobody_names_one() {
    Set<String> untagged = those(operation -> answered(operation).isPresent() && !isList(operation)
        && !whole(operation.getValue().getJsonObject("responses").getJsonObject("200")).getJsonObject("headers", new JsonObject()).containsKey("ETag"));
    assertThat(untagged).containsExactlyInAnyOrderElementsOf(excepted(UNREVISED));
  }

  private static List<String> wrong(String method, String path, String body) {
    try {
      Contract.read().operation(HttpMethod.valueOf(method), path).body(Buffer.buffer(body)).end();
      return List.of();
    } catch (Refused refused) {
      assertThat(refused.code()).isEqualTo(Code.INVALID);
      return refused.fields().stream().map(field -> field.pointer() + " " + field.detail()).toList();
    }
  }

  @Test
  void SEC_42_what_is_wrong_is_told_in_sentences_with_a_pointer_to_it() {
    assertThat(wrong("POST", "/interviews", "{\"title\": \"  \", \"minutes\": 4, \"warmupMinutes\": \"3\", \"statement\": 1, \"panel\": {}, \"exercise\": \"x\","
        + " \"files\": [{\"name\": \"../x\"}, 5, {\"name\": \"a.c\", \"readOnly\": 1}], \"a/b\": 1}"))
        .containsExactlyInAnyOrder(
            "/title One line that is not empty, without control characters.",
            "/minutes A whole number from 5 to 180.",
            "/warmupMinutes A whole number from 0 to 10.",
            "/statement A text is needed.",
            "/panel A list is needed.",
            "/exercise The digest of an exercise: 64 hexadecimal digits; or empty.",
            "/files/0/name A name of letters, digits, dots, hyphens and underscores, each once.",
            "/files/1 An object is needed.",
            "/files/2/readOnly True or false.",
            "/a~1b Nobody knows this member.");
    assertThat(wrong("POST", "/interviews", "{\"title\": null, \"minutes\": null}")).containsExactly("/title This is needed.");
    assertThat(wrong("POST", "/interviews", "{\"title\": \"" + "a".repeat(121) + "\"}")).containsExactly("/title At most 120 characters.");
    assertThat(wrong("POST", "/people", "{\"name\": \"\", \"mail\": \"a@b c\", \"roles\": []}")).containsExactlyInAnyOrder(
        "/name This is needed.", "/mail A mail address looks like name@example.org.", "/roles At least 1.");
    assertThat(wrong("POST", "/people", "{\"name\": \"A\", \"roles\": [\"boss\"]}")).containsExactly("/roles/0 One of: administrator, coordinator, mentor, observer.");
    assertThat(wrong("POST", "/people", "{\"name\": \"A\", \"roles\": [\"mentor\", \"mentor\"]}")).containsExactly("/roles Each once.");
    assertThat(wrong("POST", "/sessions", "{\"link\": \"x\", \"mail\": \"a\"}")).containsExactly("/mail Nobody knows this member.");
    assertThat(wrong("POST", "/sessions", "{}")).containsExactlyInAnyOrder("/mail This is needed.", "/password This is needed.");
    assertThat(wrong("POST", "/sessions/refresh", "{\"as\": \"x\"}")).containsExactly("/as One of: person, guest, learner.");
  }
}
