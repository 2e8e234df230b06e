/** Measures a server under load. Run by bin/lib/bench; nothing in here judges. */
package tryout.bench;
