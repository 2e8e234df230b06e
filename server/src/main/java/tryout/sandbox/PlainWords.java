package tryout.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the compiler means, said as one would say it to somebody who is new to it: what is wrong here, then what to do. For
 * those messages only that are common and that its own words leave unclear.
 */
final class PlainWords {
  private record Rule(Pattern message, String sentence) {}

  private static final String NAME = "‘([^’]{1,80})’";
  private static final String TYPE = NAME + "(?: \\{aka [^}]{1,160}\\})?";
  private static final Pattern ARGUMENT = Pattern.compile("(?:passing|incompatible type for) argument (\\d{1,3}) of " + NAME + ".*");
  private static final Pattern EXPECTED = Pattern.compile("expected " + TYPE + " but argument is of type " + TYPE);
  private static final Pattern MEANT = Pattern.compile(".*; did you mean " + NAME + "\\?");
  private static final Pattern HEADER = Pattern.compile("include ‘?(?:#include )?(<[\\w./]{1,40}>)");
  private static final List<Rule> RULES =
      List.of(
          rule("incompatible implicit declaration of built-in function " + NAME, "$1 is not declared: include its header."),
          rule("implicit declaration of function " + NAME + ".*",
              "$1 is not declared before it is called: include its header, declare it above, or mend its spelling."),
          rule(NAME + " undeclared.*", "There is no $1 here: declare it before this line, or mend its spelling."),
          rule("unknown type name " + NAME + ".*", "$1 is no type that is known here: include its header, or define it above."),
          rule("expected ‘;’.*", "A semicolon is missing here."),
          rule("expected ‘\\)’.*", "A closing parenthesis is missing here."),
          rule("expected declaration or statement at end of input", "A brace is still open at the end: a } is missing."),
          rule("missing terminating ([\"']) character", "The text that begins here has no $1 at its end."),
          rule("unused (variable|parameter) " + NAME, "$2 is never used."),
          rule("variable " + NAME + " set but not used", "$1 is written to, but never read."),
          rule("‘main’ defined but not used", "No program can start at this main: it cannot be seen from outside."),
          rule(NAME + " defined but not used", "$1 is never called."),
          rule("format ‘([^’]{1,20})’ expects argument of type " + NAME + ", but argument \\d+ has type " + NAME,
              "$1 wants $2, but is given $3."),
          rule("format ‘([^’]{1,20})’ expects a matching " + NAME + " argument", "$1 has no value to show: an argument is missing."),
          rule("too many arguments for format", "There are more values than places for them in the format."),
          rule("control reaches end of non-void function", "The function can end without returning a value."),
          rule(NAME + " (?:is|may be) used uninitialized", "$1 is read before anything was written to it."),
          rule("comparison of integer expressions of different signedness.*",
              "A signed number is compared with an unsigned one: a negative one becomes huge."),
          rule("suggest parentheses around assignment used as truth value", "This = assigns; == compares."),
          rule("(?:initialization of|assignment to) " + TYPE + " from (?:incompatible pointer type )?" + TYPE + ".*", "This must be $1, but $2 is given."),
          rule("returning " + TYPE + " from a function with (?:incompatible )?return type " + TYPE + ".*", "The function returns $2, but is given $1 here."),
          rule("(?:initialization|assignment to|returning|passing argument \\d+ of).* makes pointer from integer without a cast",
              "A number is used where a pointer is wanted."),
          rule("(?:initialization|assignment to|returning|passing argument \\d+ of).* makes integer from pointer without a cast",
              "A pointer is used where a number is wanted."),
          rule("(?:initialization|assignment to|returning|passing argument \\d+ of).* from incompatible pointer type.*",
              "These pointers are to different types."),
          rule("too few arguments to function " + NAME, "$1 wants more arguments."),
          rule("too many arguments to function " + NAME, "$1 wants fewer arguments."),
          rule("conflicting types for " + NAME + ".*", "$1 is declared twice, with different types."),
          rule("redefinition of " + NAME, "$1 is defined twice."),
          rule(NAME + " has no member named " + NAME + ".*", "$1 has no member $2."),
          rule("request for member " + NAME + " in something not a structure or union.*", "What stands before the point has no members: $1 is asked of no structure."),
          rule("invalid type argument of unary ‘\\*’.*", "Only a pointer can be followed with *."),
          rule("invalid type argument of ‘->’.*", "Only a pointer to a structure can be followed with ->."),
          rule("lvalue required as left operand of assignment", "Nothing can be assigned to this: it is a value and no variable."),
          rule("statement with no effect", "This line does nothing."),
          rule("division by zero", "This divides by zero."),
          rule("this ‘(\\w{1,10})’ clause does not guard.*", "Only the next statement belongs to this $1: braces are missing."),
          rule("array subscript (\\S{1,20}) is (?:above|below|outside) array bounds.*", "The array has no element $1."),
          rule("function returns address of local variable", "The variable is gone when the function returns."),
          rule("leak of " + NAME, "The memory of $1 is never freed on this way."),
          rule("use after ‘free’ of " + NAME, "$1 is used after it was freed."),
          rule("double-‘free’ of " + NAME, "$1 is freed twice."),
          rule("dereference of NULL " + NAME, "$1 is NULL when it is followed here."),
          rule("dereference of possibly-NULL " + NAME, "$1 can be NULL here: malloc may fail."),
          rule("use of possibly-NULL " + NAME + ".*", "$1 can be NULL here: malloc may fail."),
          rule("use of uninitialized value " + NAME, "$1 is read before anything was written to it."));

  private PlainWords() {}

  private static Rule rule(String message, String sentence) {
    return new Rule(Pattern.compile(message), sentence);
  }

  /** One sentence, or the empty string where the compiler's own words are left to speak. */
  static String of(String message) {
    return of(message, List.of());
  }

  /**
   * The same, with what is said beside it.
   *
   * @param notes the compiler's, of which one can name the types or a header
   */
  static String of(String message, List<String> notes) {
    Optional<String> argument = notes.stream().map(note -> argument(message, note)).flatMap(Optional::stream).findFirst();
    return argument.orElseGet(() -> advised(
        RULES.stream().map(rule -> said(rule, message)).flatMap(Optional::stream).findFirst().orElse(""), message, notes));
  }

  private static Optional<String> argument(String message, String note) {
    Matcher argument = ARGUMENT.matcher(message);
    Matcher expected = EXPECTED.matcher(note);
    return argument.matches() && expected.matches()
        ? Optional.of("Argument %s of %s must be %s, but %s is given."
            .formatted(argument.group(1), argument.group(2), expected.group(1), expected.group(2)))
        : Optional.empty();
  }

  /** What the compiler itself would do is better advice than ours, which stands behind the colon. */
  private static String advised(String sentence, String message, List<String> notes) {
    Matcher meant = MEANT.matcher(message);
    Optional<String> header = notes.stream().map(HEADER::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst();
    if (sentence.isEmpty() || (!meant.matches() && header.isEmpty())) {
      return sentence;
    }
    int colon = sentence.indexOf(": ");
    String before = colon < 0 ? sentence.substring(0, sentence.length() - 1) : sentence.substring(0, colon);
    return header.isPresent() ? "%s: include %s.".formatted(before, header.get()) : "%s: did you mean %s?".formatted(before, meant.group(1));
  }

  private static Optional<String> said(Rule rule, String message) {
    Matcher found = rule.message().matcher(message);
    return found.matches() ? Optional.of(found.replaceFirst(rule.sentence())) : Optional.empty();
  }
}
