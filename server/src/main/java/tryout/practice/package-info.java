/** Practising past exercises: the catalogue, and attempts that only their owner sees. */
@org.jspecify.annotations.NullMarked
package tryout.practice;
