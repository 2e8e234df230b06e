package tryout.application;

import java.util.Locale;

/** How far an application has got, in one word. It is never stored: {@link Progress} tells it. */
public enum ApplicationState {
  /** Its applicant writes, and nobody else reads. */
  DRAFT,
  SUBMITTED,
  /** To an interview. */
  INVITED,
  INTERVIEWED,
  ACCEPTED,
  DECLINED,
  WITHDRAWN;

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
