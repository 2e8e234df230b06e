package tryout.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tryout.room.Role;
import tryout.room.Sender;

/** What members are by what is stored outside of the room, and what they were when. */
final class SimSeats {
  /** @param role what they are from that moment on, or nothing while they are out */
  private record Change(long at, String member, Optional<Role> role) {}

  private final SimWorld world;
  private final List<Change> changes = new ArrayList<>();

  SimSeats(SimWorld world) {
    this.world = world;
  }

  void put(String member, Optional<Role> role) {
    changes.add(new Change(world.now(), member, role));
  }

  /** What a token makes of somebody who came first as that. */
  Optional<Role> role(Sender first) {
    return changes.reversed().stream().filter(change -> change.member().equals(first.member())).map(Change::role).findFirst()
        .orElse(Optional.of(first.role()));
  }

  /** All that somebody was between two moments. */
  Set<Role> between(Sender first, long from, long to) {
    Optional<Role> before = Optional.of(first.role());
    Set<Role> all = new HashSet<>();
    for (Change change : changes) {
      if (change.member().equals(first.member()) && change.at() <= from) {
        before = change.role();
      } else if (change.member().equals(first.member()) && change.at() <= to) {
        change.role().ifPresent(all::add);
      }
    }
    before.ifPresent(all::add);
    return all;
  }
}
