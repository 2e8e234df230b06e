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
          rule("unused (variable|parameter) " + NAME, "$2 is never used."),
          rule("variable " + NAME + " set but not used", "$1 is written to, but never read."),
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
    return RULES.stream().map(rule -> said(rule, message)).flatMap(Optional::stream).findFirst().orElse("");
  }

  private static Optional<String> said(Rule rule, String message) {
    Matcher found = rule.message().matcher(message);
    return found.matches() ? Optional.of(found.replaceFirst(rule.sentence())) : Optional.empty();
  }
}
