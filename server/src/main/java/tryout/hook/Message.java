package tryout.hook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a receiver gets.
 *
 * @param id the same each time it is sent, by which a receiver knows what it had already
 * @param secrets each signs it: after a change the old one does, too, for a while
 * @param body JSON; the very same text each time
 */
public record Message(String id, String url, List<Secret> secrets, String body) {
  String signatures(Instant at) {
    return secrets.stream().map(secret -> secret.sign(id, at, body)).collect(Collectors.joining(" "));
  }
}
