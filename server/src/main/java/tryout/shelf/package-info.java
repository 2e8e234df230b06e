/** The exercises of this server: where they lie, what state they are in, and the tests that judge by them. */
@org.jspecify.annotations.NullMarked
package tryout.shelf;
