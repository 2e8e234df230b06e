package tryout.run;

/**
 * What stands in a text that a machine cannot judge and a panel should look at.
 *
 * @param assembly inline assembly
 * @param unsanitized something that keeps a sanitizer from looking
 */
public record Oddities(boolean assembly, boolean unsanitized) {
  public static final Oddities NONE = new Oddities(false, false);
}
