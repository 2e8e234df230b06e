package tryout.room;

/**
 * Who sends a command, as the server knows it; nothing of it is read from a frame.
 *
 * @param client the page, a client id that the server gave
 */
public record Sender(String member, String name, Role role, String client) {}
