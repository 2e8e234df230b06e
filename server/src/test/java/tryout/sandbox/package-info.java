/** Tests of the sandbox: what it must run, what it must refuse, and that each of its walls is needed. */
package tryout.sandbox;
