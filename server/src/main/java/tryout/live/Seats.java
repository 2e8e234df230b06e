package tryout.live;

import io.vertx.core.Future;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.room.Role;

/** Who may sit where, which is known outside of rooms. */
public interface Seats {
  /** Where nobody says otherwise, everybody may be what the room lets them be. */
  Seats FREE = (room, by, member, role) -> Future.succeededFuture();

  /**
   * Gives a member another seat for good.
   *
   * @param by the member who wishes it
   * @param role what they are from now on, or null where they are out
   * @return done once it is stored; fails with {@link tryout.fault.Refused} where it may not be
   */
  Future<Void> change(UUID room, String by, String member, @Nullable Role role);
}
