/** What an idea is. */
package tryout.idea;
