package tryout.run;

/**
 * One file of a workspace as it goes into the sandbox.
 *
 * @param name matches {@code [A-Za-z0-9_][A-Za-z0-9_.-]{0,63}}
 * @param text the whole text, encoded as UTF-8 when it goes in
 */
public record Source(String name, String text) {}
