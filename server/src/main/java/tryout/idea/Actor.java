package tryout.idea;

import java.util.UUID;

/**
 * Who wants something of an idea.
 *
 * @param coordinator whether they coordinate; an administrator as such does not
 * @param mentor whether they hold the role without which nobody agrees to mentor
 */
public record Actor(UUID person, boolean coordinator, boolean mentor) {}
