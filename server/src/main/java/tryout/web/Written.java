package tryout.web;

/**
 * A page whose text the server writes, so that it can be read without scripts, found by searching and shown where somebody
 * links to it.
 *
 * @param title for the window and for link previews
 * @param description a sentence or two for those who see a link only
 */
public record Written(int status, String title, String description, Markup content) {
  private static final int MOST_DESCRIPTION = 200;

  public Written {
    description = description.length() > MOST_DESCRIPTION ? description.substring(0, MOST_DESCRIPTION - 1).stripTrailing() + "…" : description;
  }

  /** One that is there. */
  public static Written page(String title, String description, Markup content) {
    return new Written(200, title, description, content);
  }

  /** What writes pages; it may wait for the database. */
  public interface Writer {
    Written write(Visit visit) throws Exception;
  }
}
