package tryout.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a round tells those who look after it of applications that wait for somebody. */
class WaitingTest extends OneAdmission {
  /** Lines of applications, each with what it is about, in words. */
  private List<String> lines() {
    return server.api("GET", "/rounds/" + round + "/dashboard", coordinator, null).json().getJsonArray("lacks").stream().map(JsonObject.class::cast)
        .filter(one -> List.of("unreviewed", "undecided").contains(one.getString("kind"))).map(one -> one.getString("kind") + " " + one.getString("title") + ": " + one.getString("detail")).toList();
  }

  @Test
  void RND_12_applications_without_a_review_and_such_that_nobody_decided_are_told_by_idea_and_name_nobody() {
    round = applying("Waiting");
    String idea = published("Waiting one");
    String other = published("Waiting two");
    assertThat(lines()).isEmpty();
    apply(applicant, other);
    assertThat(lines()).as("a draft waits for nobody").isEmpty();
    String first = submitted(applicant, idea);
    String second = submitted(rival, idea);
    assertThat(lines()).containsExactly("unreviewed Waiting one: 2 applications, and nobody has locked a review.");
    review(mentor, first, 3, "Knows the code.");
    assertThat(lines()).as("what is written is not locked").hasSize(1).first().asString().contains("2 applications");
    lock(mentor, first);
    assertThat(lines()).containsExactly("unreviewed Waiting one: One application, and nobody has locked a review.");
    pass(Duration.ofDays(21));
    assertThat(lines()).containsExactly("unreviewed Waiting one: One application, and nobody has locked a review.", "undecided Waiting one: 2 applications, and nothing is decided.");
    assertThat(server.api("GET", "/rounds/" + round + "/dashboard", admin, null).text()).as("administrators read no application").contains("undecided").doesNotContain("Ada", "Rita");
    decline(first);
    act(rival, second, "withdraw");
    assertThat(lines()).as("what is decided or withdrawn waits for nobody").isEmpty();
  }

  @Test
  void RND_12_each_line_leads_to_the_list_of_just_these() {
    round = applying("Leading");
    String idea = published("Leading one");
    submitted(applicant, idea);
    pass(Duration.ofDays(21));
    String text = server.api("GET", "/rounds/" + round + "/dashboard", coordinator, null).text();
    assertThat(text).contains("\"/rounds/" + round + "/applications?idea=" + idea + "&waits=review\"").contains("\"/rounds/" + round + "/applications?idea=" + idea + "&waits=decision\"");
  }
}
