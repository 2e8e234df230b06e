package tryout.run;

import java.time.Duration;

/**
 * What one run of a program may use, as it is told to people before they run.
 *
 * @param cpu processor time of all its processes together
 * @param memory MiB
 * @param output KiB on standard output and standard error together
 * @param processes processes and threads
 */
public record Allowance(Duration cpu, int memory, int output, int processes) {}
