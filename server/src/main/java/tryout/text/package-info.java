/** Edits to shared text: the change sets of CodeMirror, their laws and their order. Pure. */
@NullMarked
package tryout.text;

import org.jspecify.annotations.NullMarked;
