/** Whole servers in trouble: killed, frozen, full, put back, two at once. What was acknowledged is looked for afterwards. */
package tryout.faults;
