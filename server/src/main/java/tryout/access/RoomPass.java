package tryout.access;

import java.time.Instant;
import java.util.UUID;
import tryout.room.Role;

/**
 * What a room token is worth once it was accepted.
 *
 * @param member the id under which this person or guest is known in the room
 * @param session what it rests on; ends with it ({@link Revocations})
 * @param issuedAt when the right was looked at last, epoch milliseconds
 * @param sessionExpires until when a socket may live on it; a fresh token prolongs it
 */
public record RoomPass(UUID room, UUID member, String name, Role role, UUID session, long issuedAt, Instant sessionExpires) {}
