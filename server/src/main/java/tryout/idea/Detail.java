package tryout.idea;

/** A field of an idea that holds one text, in the order in which they are shown. */
public enum Detail {
  SUMMARY("summary", "Summary"),
  SKILL_LEVEL("skillLevel", "Skill level"),
  LANGUAGE("language", "Language"),
  SUGGESTED_BY("suggestedBy", "Suggested by"),
  PROJECT_SIZE("projectSize", "Project size"),
  DIFFICULTY("difficulty", "Difficulty"),
  REQUIRED_SKILLS("requiredSkills", "Required skills"),
  DESIRABLE_SKILLS("desirableSkills", "Desirable skills"),
  EXPECTED_OUTCOME("expectedOutcome", "Expected outcome"),
  COMPONENT("component", "Component");

  private final String slug;
  private final String label;

  Detail(String slug, String label) {
    this.slug = slug;
    this.label = label;
  }

  /** Its name in JSON. */
  public String slug() {
    return slug;
  }

  /** Its name on a page. */
  public String label() {
    return label;
  }
}
