/** Recorded sessions of people who typed, fed through rooms of a real server as they were typed. */
package tryout.traces;
