package tryout.post;

import java.util.Optional;

/**
 * A mail in plain text.
 *
 * @param id of what it tells of: sent twice, it is the same mail
 * @param thread of what it belongs to, such as an idea; mail programs show those of one thread together
 * @param subject one line, without anything private
 * @param leaving the page where its reader says that they want no more of the kind; empty where it is about one thing
 */
public record Letter(String id, String thread, String to, String subject, String text, Optional<String> leaving) {}
