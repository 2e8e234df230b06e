package tryout.room;

/**
 * A file that a phase begins with.
 *
 * @param name matches {@link RoomLimits#FILE_NAME}
 * @param text line breaks are single newlines
 * @param readOnly nobody edits it, such as a public header or test
 */
public record StarterFile(String name, String text, boolean readOnly) {}
