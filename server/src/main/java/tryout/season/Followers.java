package tryout.season;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.round.Round;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Reply;

/** Who follows a round: each of its ideas is told to all of them at the same time, when it is published (IDEA-11). */
final class Followers {
  private final Ideas ideas;

  Followers(Ideas ideas) {
    this.ideas = ideas;
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.FOLLOW_ROUND, call -> write(call, "INSERT INTO round_follower (round_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"));
    gate.open(api, Route.UNFOLLOW_ROUND, call -> write(call, "DELETE FROM round_follower WHERE round_id = $1 AND person_id = $2"));
  }

  private Reply write(Call call, String statement) {
    Caller.Person person = Caller.person(call);
    ideas.database().inTransaction(sql -> {
      Round round = ideas.round(sql, call.id("round"), Optional.of(person));
      return sql.update(statement, round.id(), person.id());
    });
    return Reply.nothing();
  }

  static boolean has(Sql sql, UUID round, UUID person) {
    return sql.first("SELECT 1 FROM round_follower WHERE round_id = $1 AND person_id = $2", round, person).isPresent();
  }

  static List<UUID> of(Sql sql, UUID round) {
    return sql.rows("SELECT person_id FROM round_follower WHERE round_id = $1 ORDER BY person_id", round).stream().map(row -> row.getUUID(0)).toList();
  }
}
