package tryout.fault;

import java.util.List;

/**
 * A refusal on its way to the caller. It carries no stack trace: it is a reply, not an error.
 *
 * @see Code
 */
public final class Refused extends RuntimeException {
  /**
   * What is wrong with one field.
   *
   * @param pointer JSON pointer to the field, such as {@code /files/0/name}; empty for the whole
   * @param detail one sentence for a person
   * @param code one word for a program
   */
  public record Field(String pointer, String detail, String code) {
    /** One for which there is no closer word. */
    public Field(String pointer, String detail) {
      this(pointer, detail, "refused");
    }
  }

  private final Code code;
  private final List<Field> fields;

  public Refused(Code code, String detail) {
    this(code, detail, List.of());
  }

  public Refused(Code code, String detail, List<Field> fields) {
    super(detail, null, false, false);
    this.code = code;
    this.fields = List.copyOf(fields);
  }

  /** One field is wrong: code {@link Code#INVALID}. */
  public static Refused field(String pointer, String detail) {
    return new Refused(Code.INVALID, detail, List.of(new Field(pointer, detail)));
  }

  /** Somebody else changed it since: code {@link Code#STALE_REVISION}. */
  public static Refused stale() {
    return new Refused(Code.STALE_REVISION, "It was changed in the meantime: load it again.");
  }

  public Code code() {
    return code;
  }

  /** One sentence for a person: fact, consequence, what to do. */
  public String detail() {
    String message = getMessage();
    return message == null ? code.title() : message;
  }

  /** All wrong fields at once, or empty. */
  public List<Field> fields() {
    return fields;
  }
}
