package tryout.admission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tryout.application.ApplicationLimits;
import tryout.application.Form;
import tryout.application.Form.Commitment;
import tryout.application.Schedule;
import tryout.idea.Link;
import tryout.round.Settings;
import tryout.text.Sha256;
import tryout.web.Fields;

/** What an applicant writes, as JSON: in the database, in answers and in what is sent. */
final class FormJson {
  private FormJson() {}

  /** With its members in one order, whoever wrote them, so that the same text has the same digest. */
  static JsonObject of(Form form) {
    return new JsonObject(new TreeMap<>(Map.of(
        "programmes", new JsonArray(List.copyOf(new TreeSet<>(form.programmes()))),
        "problem", form.problem(),
        "outline", form.outline(),
        "schedule", array(form.schedule().rows(), row -> new JsonObject().put("from", row.from()).put("hours", row.hours()).put("task", row.task()).put("to", row.to())),
        "answers", new JsonObject(new TreeMap<>(form.answers())),
        "accepted", new JsonObject(new TreeMap<>(form.accepted())),
        "commitments", array(form.commitments(), one -> new JsonObject().put("from", one.from().toString()).put("hours", one.hours()).put("to", one.to().toString()).put("what", one.what())),
        "links", array(form.links(), one -> new JsonObject().put("href", one.href()).put("text", one.text())))));
  }

  /** What a receipt names a text by (APP-5): the SHA-256 of its JSON without white space, members in the order of their names. */
  static String digest(Form form) {
    return HexFormat.of().formatHex(Sha256.begin().digest(of(form).encode().getBytes(StandardCharsets.UTF_8)));
  }

  /** As it was stored. */
  static Form read(JsonObject json) {
    Map<String, String> answers = new HashMap<>();
    json.getJsonObject("answers").forEach(one -> answers.put(one.getKey(), (String) one.getValue()));
    Map<String, Integer> accepted = new HashMap<>();
    json.getJsonObject("accepted").forEach(one -> accepted.put(one.getKey(), ((Number) one.getValue()).intValue()));
    return new Form(new LinkedHashSet<>(list(json, "programmes", String.class)), json.getString("problem"), json.getString("outline"),
        new Schedule(list(json, "schedule", JsonObject.class).stream().map(row -> new Schedule.Row(row.getInteger("from"), row.getInteger("to"), row.getString("task"), row.getInteger("hours"))).toList()),
        answers, accepted,
        list(json, "commitments", JsonObject.class).stream().map(one -> new Commitment(one.getString("what"), LocalDate.parse(one.getString("from")), LocalDate.parse(one.getString("to")), one.getInteger("hours"))).toList(),
        list(json, "links", JsonObject.class).stream().map(one -> new Link(one.getString("text"), one.getString("href"))).toList());
  }

  /** What was sent, in place of what there is (REST-7): what is left out stays. */
  static Form read(Fields body, Form before, Settings settings) {
    return new Form(
        body.has("programmes") ? Set.copyOf(body.words("programmes", Optional::of)) : before.programmes(),
        text(body, "problem", before.problem()), text(body, "outline", before.outline()),
        body.has("schedule") ? new Schedule(body.objects("schedule").stream().map(row -> new Schedule.Row(row.integer("from", 1), row.integer("to", 1), row.line("task"), row.integer("hours", 0))).toList()) : before.schedule(),
        answers(body.object("answers"), before, settings), accepted(body.object("accepted"), before, settings),
        body.has("commitments") ? body.objects("commitments").stream().map(FormJson::commitment).toList() : before.commitments(),
        body.has("links") ? body.objects("links").stream().map(FormJson::link).toList() : before.links());
  }

  private static String text(Fields body, String name, String before) {
    if (!body.has(name)) {
      return before;
    }
    String text = body.text(name);
    if (text.length() > ApplicationLimits.TEXT_UNITS) {
      body.wrong(name, "At most %,d characters.".formatted(ApplicationLimits.TEXT_UNITS));
    }
    return text;
  }

  private static Map<String, String> answers(Fields sent, Form before, Settings settings) {
    Map<String, String> answers = new LinkedHashMap<>(before.answers());
    Map<String, Settings.Question> asked = new HashMap<>();
    settings.questions().forEach(one -> asked.put(one.id(), one));
    for (String id : sent.names()) {
      Settings.Question question = asked.get(id);
      if (question == null) {
        sent.wrong(id, "The round asks no such question.");
      } else if (sent.text(id).length() > question.maxLength()) {
        sent.wrong(id, "At most %,d characters.".formatted(question.maxLength()));
      } else {
        answers.put(id, sent.text(id));
      }
    }
    return answers;
  }

  /** A version that is 0, or not the one there is, says that it is not accepted (RND-8). */
  private static Map<String, Integer> accepted(Fields sent, Form before, Settings settings) {
    Map<String, Integer> accepted = new LinkedHashMap<>(before.accepted());
    Set<String> known = new TreeSet<>();
    settings.policies().forEach(one -> known.add(one.id()));
    for (String id : sent.names()) {
      if (known.contains(id)) {
        accepted.put(id, sent.integer(id, 0));
      } else {
        sent.wrong(id, "The round has no such policy.");
      }
    }
    return accepted;
  }

  private static Commitment commitment(Fields one) {
    LocalDate from = day(one, "from"), to = day(one, "to");
    if (to.isBefore(from)) {
      one.wrong("to", "It ends before it begins.");
    }
    return new Commitment(one.line("what"), from, to, one.integer("hours", 0));
  }

  private static LocalDate day(Fields one, String name) {
    try {
      return LocalDate.parse(one.line(name));
    } catch (DateTimeParseException e) {
      one.wrong(name, "A day such as 2027-06-01.");
      return LocalDate.EPOCH;
    }
  }

  private static Link link(Fields one) {
    String href = one.line("href");
    if (!Link.leads(href)) {
      one.wrong("href", "An address that begins with https:// or http://.");
    }
    return new Link(one.line("text"), href);
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    values.forEach(one -> array.add(json.apply(one)));
    return array;
  }

  private static <T> List<T> list(JsonObject json, String name, Class<T> type) {
    JsonArray array = json.getJsonArray(name);
    return java.util.stream.IntStream.range(0, array.size()).mapToObj(i -> type.cast(type == JsonObject.class ? array.getJsonObject(i) : array.getValue(i))).toList();
  }
}
