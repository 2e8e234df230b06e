package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tryout.idea.Detail;
import tryout.idea.Extra;
import tryout.idea.Idea;
import tryout.idea.IdeaLimits;
import tryout.idea.Link;
import tryout.idea.MentorLine;
import tryout.page.IdeaJson;
import tryout.web.Fields;

/** The text of an idea as JSON: in the database, in answers and in what is sent. */
final class IdeaContent {
  private IdeaContent() {}

  static JsonObject of(Idea idea) {
    return new JsonObject(IdeaJson.of(idea, 0));
  }

  /** As it was stored. */
  static Idea read(JsonObject json) {
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    for (Detail detail : Detail.values()) {
      String text = json.getString(detail.slug());
      if (text != null) {
        details.put(detail, text);
      }
    }
    List<Link> links = objects(json, "links").stream().map(one -> new Link(one.getString("text"), one.getString("href"))).toList();
    List<MentorLine> mentors = json.containsKey("mentors") ? objects(json, "mentors").stream().map(one -> new MentorLine(one.getString("text"))).toList() : null;
    List<Extra> extra = objects(json, "extra").stream().map(one -> new Extra(one.getString("label"), one.getString("value"))).toList();
    return new Idea(json.getString("title"), json.getString("description", ""), details, links, mentors, extra);
  }

  private static List<JsonObject> objects(JsonObject json, String name) {
    List<JsonObject> objects = new ArrayList<>();
    JsonArray array = json.getJsonArray(name, new JsonArray());
    for (int i = 0; i < array.size(); i++) {
      objects.add(array.getJsonObject(i));
    }
    return objects;
  }

  /** What was sent, in place of what there is (REST-7): what is left out stays, and null takes a field away. */
  static Idea read(Fields body, Idea before) {
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    details.putAll(before.details());
    for (Detail detail : Detail.values()) {
      if (body.has(detail.slug())) {
        put(details, detail, body.text(detail.slug()).strip());
      }
    }
    String description = body.has("description") ? body.text("description").strip() : before.description();
    if (description.length() > IdeaLimits.DESCRIPTION_UNITS) {
      body.wrong("description", "At most 20,000 characters.");
    }
    return new Idea(body.has("title") ? body.line("title") : before.title(), description, details,
        body.has("links") ? body.objects("links").stream().map(IdeaContent::link).toList() : before.links(), mentors(body, before),
        body.has("extra") ? body.objects("extra").stream().map(one -> new Extra(one.line("label"), one.text("value"))).toList() : before.extra());
  }

  private static void put(Map<Detail, String> details, Detail detail, String text) {
    if (text.isEmpty()) {
      details.remove(detail);
    } else {
      details.put(detail, text);
    }
  }

  private static @Nullable List<MentorLine> mentors(Fields body, Idea before) {
    return body.has("mentors") ? body.objects("mentors").stream().map(one -> new MentorLine(one.line("text"))).toList() : before.mentors();
  }

  private static Link link(Fields one) {
    String href = one.line("href");
    if (!Link.leads(href)) {
      one.wrong("href", "An address that begins with https:// or http://.");
    }
    return new Link(one.line("text"), href);
  }

  /** All its words in small letters, to be looked through. */
  static String words(Idea idea) {
    StringBuilder words = new StringBuilder(idea.title()).append('\n').append(idea.description());
    idea.details().values().forEach(text -> words.append('\n').append(text));
    idea.extra().forEach(extra -> words.append('\n').append(extra.label()).append(' ').append(extra.value()));
    List<MentorLine> mentors = idea.withoutMail().mentors();
    if (mentors != null) {
      mentors.forEach(mentor -> words.append('\n').append(mentor.text()));
    }
    return Idea.key(words.toString());
  }
}
