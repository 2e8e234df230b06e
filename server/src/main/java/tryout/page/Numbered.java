package tryout.page;

/**
 * A line of a page that is put together of others.
 *
 * @param number where it stands in the page that was given, from 1
 */
record Numbered(int number, String text) {}
