package tryout.admission;

import java.time.OffsetDateTime;
import tryout.application.Form;

/**
 * A text as it was submitted.
 *
 * @param number from 1
 * @param digest what its receipt names it by
 */
record Submitted(int number, Form form, String digest, OffsetDateTime at) {}
