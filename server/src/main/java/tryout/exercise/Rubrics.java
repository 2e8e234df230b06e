package tryout.exercise;

import java.util.List;
import tryout.exercise.Guide.Criterion;

/** What an interview in C is graded by where its exercise has no rubric of its own. */
public final class Rubrics {
  private Rubrics() {}

  /** Five criteria with four levels each; every anchor is something that can be seen or heard. */
  public static final List<Criterion> FOR_C = List.of(
      new Criterion("correctness", "Correctness", 3, List.of(
          "The program does not do what was asked in any case that was tried, and nobody looked why.",
          "It works for the case in the statement; what happens at the edges is not known or not asked.",
          "It works for the cases that were tried, edges among them, and why it does is said, aloud or in the code.",
          "It also works for cases that neither the task nor its tests name, which the candidate tried before being asked."), false),
      new Criterion("memory", "Memory and undefined behaviour", 3, List.of(
          "Reads or writes outside an object, or uses what was freed, and does not see it in a report that says so.",
          "Finds such an error only after a tool names it, and mends the line that was named.",
          "No such error is left at the end; each allocation has one owner, named aloud or plain in the code, and is freed on every path.",
          "Also names an overflow, a failed allocation or an aliasing that the task does not mention, before anything showed it."), true),
      new Criterion("interfaces", "Interfaces and error handling", 2, List.of(
          "Ignores what functions return, or changes what the task promised, to get on.",
          "Checks some results; after a failure things are left half done.",
          "Checks every result that can fail, and leaves things as they were or says what is not.",
          "Also chooses names and limits so that a wrong use does not compile or is refused."), false),
      new Criterion("method", "Debugging method", 2, List.of(
          "Something failed, and lines are changed until the output looks right.",
          "Reads the message, and looks for the cause by trying.",
          "States what should be true, looks at what is, and narrows it down from there.",
          "Also makes the smallest case that shows it, and checks that the mended cause was the only one."), true),
      new Criterion("communication", "Communication", 2, List.of(
          "Nobody can tell what is being tried, nor why; questions are not answered.",
          "Answers when asked; what comes next, why, or what is uncertain is seldom said.",
          "Says what is being done and why while doing it, asks where something is open, and takes up a hint where one is given.",
          "Also weighs what was left aside against what was chosen, and says what would be done with more time."), false));
}
