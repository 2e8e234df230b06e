package tryout.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person with an account.
 *
 * @param mail empty while none was given
 * @param nick what they are called in the channels, or empty
 * @param passwordHash empty while none was set: then only a link signs in
 * @param notices what they want to be told of and when
 * @param revision grows with every change
 */
public record Account(
    UUID id,
    String name,
    Optional<String> mail,
    String nick,
    Optional<String> passwordHash,
    Set<HouseRole> roles,
    boolean disabled,
    Notices notices,
    long revision) {
  static final String COLUMNS = "person_id, name, mail, nick, password_hash, roles, disabled_at, notices, revision";

  public Account {
    roles = Set.copyOf(roles);
  }

  static Account of(Row row) {
    return new Account(
        row.getUUID("person_id"),
        row.getString("name"),
        Optional.ofNullable(row.getString("mail")),
        row.getString("nick"),
        Optional.ofNullable(row.getString("password_hash")),
        HouseRole.all(row.getArrayOfStrings("roles")),
        row.getOffsetDateTime("disabled_at") != null,
        Notices.of(row.getJsonObject("notices")),
        row.getLong("revision"));
  }

  /** As its owner and the people who run the house see it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("id", id.toString())
        .put("name", name)
        .put("mail", mail.orElse(null))
        .put("nick", nick)
        .put("roles", roleNames(roles))
        .put("hasPassword", passwordHash.isPresent())
        .put("disabled", disabled)
        .put("revision", revision);
  }

  static JsonArray roleNames(Set<HouseRole> roles) {
    JsonArray names = new JsonArray();
    roles.stream().sorted().map(HouseRole::slug).forEach(names::add);
    return names;
  }

  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
