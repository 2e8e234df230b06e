/** Pages of ideas, read and written. */
package tryout.page;
