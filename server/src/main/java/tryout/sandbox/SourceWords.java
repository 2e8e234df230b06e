package tryout.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Finding;
import tryout.run.Finding.Note;
import tryout.run.Finding.Place;

/** Says more of a finding than the compiler did, from the text around it: how many arguments, which function, which macro. */
final class SourceWords {
  private static final Pattern COUNT = Pattern.compile("too (?:few|many) arguments to function ‘([^’]{1,80})’");
  private static final Pattern QUOTED = Pattern.compile("‘(\\w{1,80})’");

  private final Lines lines;

  SourceWords(Lines lines) {
    this.lines = lines;
  }

  /** The same finding, told better where the text allows. */
  Finding better(Finding finding) {
    Finding told = switch (finding.message()) {
      case "‘main’ is normally a non-static function" -> main(finding);
      case "expected declaration or statement at end of input" -> open(finding);
      case "suggest parentheses around assignment used as truth value" -> assigned(finding);
      default -> counted(finding);
    };
    return macro(told);
  }

  private static Finding with(Finding finding, String sentence, List<Note> more) {
    List<Note> related = new ArrayList<>(finding.related());
    related.addAll(more);
    return new Finding(finding.at(), finding.severity(), finding.code(), finding.message(), sentence, related, finding.trail(), finding.fix());
  }

  private String bare(Place at) {
    return lines.bare(at.file());
  }

  private Finding main(Finding finding) {
    Place at = finding.at();
    Braces braces = Braces.at(lines, at.file(), at.from());
    return braces.function()
        .map(name -> with(finding, "main stands inside %s: a } is missing before it.".formatted(name), braces.suspects()))
        .orElseGet(() -> with(finding, "main must not be static: the program starts there from outside.", List.of()));
  }

  private Finding open(Finding finding) {
    Place at = finding.at();
    Braces braces = Braces.at(lines, at.file(), at.to());
    return braces.function()
        .map(name -> with(finding, "A brace of %s is still open at the end: a } is missing.".formatted(name), braces.suspects()))
        .orElse(finding);
  }

  private Finding assigned(Finding finding) {
    Place at = finding.at();
    String bare = bare(at);
    int sign = bare.indexOf('=', at.from());
    return sign < 0 || Code.beginOfExpression(bare, sign) != at.from() ? finding
        : with(finding, "This = assigns to %s; == compares.".formatted(lines.text(at.file()).substring(at.from(), sign).strip()), List.of());
  }

  private Finding counted(Finding finding) {
    Matcher count = COUNT.matcher(finding.message());
    if (!count.matches()) {
      return finding;
    }
    String name = count.group(1);
    int given = items(finding.at(), name);
    int wanted = finding.related().stream().map(Note::at).filter(at -> at != null).map(at -> items(at, name)).findFirst().orElse(-1);
    return given < 0 || wanted < 0 || given == wanted ? finding
        : with(finding, "%s wants %s, but is given %s.".formatted(name, arguments(wanted), given == 0 ? "none" : String.valueOf(given)), List.of());
  }

  private static String arguments(int count) {
    return switch (count) {
      case 0 -> "no argument";
      case 1 -> "1 argument";
      default -> count + " arguments";
    };
  }

  /** How many things stand in the parentheses behind the name, if it stands there. */
  private int items(Place at, String name) {
    String bare = bare(at);
    return at.to() - at.from() == name.length() && bare.startsWith(name, at.from()) ? Code.items(bare, Code.skip(bare, at.to())) : -1;
  }

  /** What gcc found in a macro it places where the macro is used; where it is made belongs to it. */
  private Finding macro(Finding finding) {
    Place at = finding.at();
    String name = lines.text(at.file()).substring(at.from(), at.to());
    Optional<Place> made = name.matches("[A-Za-z_]\\w{0,79}") ? definition(name) : Optional.empty();
    if (made.isEmpty() || finding.message().contains("macro") || within(made.get(), at)) {
      return finding;
    }
    Place body = made.get();
    Optional<Note> told = finding.related().stream().filter(note -> note.at() != null && within(body, note.at())).findFirst();
    Optional<Place> place = told.map(Note::at).or(() -> word(finding.message(), body, at));
    List<Note> others = finding.related().stream().filter(note -> told.isEmpty() || note != told.get()).toList();
    return place.map(here -> inside(finding, name, others, here))
        .orElseGet(() -> with(finding, finding.sentence(), List.of(new Note(name(body, name), "the macro %s is defined here".formatted(name)))));
  }

  private static Finding inside(Finding finding, String name, List<Note> others, Place at) {
    List<Note> related = new ArrayList<>(others);
    related.addFirst(new Note(at, "in the macro %s, here".formatted(name)));
    String sentence = finding.sentence().isEmpty() ? "" : "In the macro %s: %s".formatted(name, finding.sentence());
    return new Finding(finding.at(), finding.severity(), finding.code(), finding.message(), sentence, related, finding.trail(), finding.fix());
  }

  /** The name that is meant, where the macro says it and its user does not. */
  private Optional<Place> word(String message, Place body, Place use) {
    Matcher quoted = QUOTED.matcher(message);
    if (!quoted.find()) {
      return Optional.empty();
    }
    Pattern word = Pattern.compile("\\b" + quoted.group(1) + "\\b");
    int line = lines.lineOf(use.file(), use.from());
    boolean said = word.matcher(bare(use).substring(lines.begin(use.file(), line), lines.end(use.file(), line))).find();
    Matcher made = word.matcher(bare(body)).region(body.from(), body.to());
    return !said && made.find() ? Optional.of(new Place(body.file(), made.start(), made.end())) : Optional.empty();
  }

  private Place name(Place body, String name) {
    int from = lines.text(body.file()).indexOf(name, body.from());
    return new Place(body.file(), from, from + name.length());
  }

  private static boolean within(Place outer, Place inner) {
    return outer.file() == inner.file() && outer.from() <= inner.from() && inner.to() <= outer.to();
  }

  /** The whole directive that makes the macro, where exactly one does. */
  private Optional<Place> definition(String name) {
    Pattern define = Pattern.compile("(?m)^[ \\t]*#[ \\t]*define[ \\t]+" + name + "\\b");
    List<Place> all = new ArrayList<>();
    for (int file = 0; file < lines.count(); file++) {
      int number = file;
      String text = lines.text(file);
      define.matcher(text).results().forEach(one -> all.add(new Place(number, one.start(), endOfDirective(text, one.end()))));
    }
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /** Where the line ends, with those that continue it; an expression for that would need a stack as deep as they are many. */
  private static int endOfDirective(String text, int from) {
    int end = text.indexOf('\n', from);
    while (end > 0 && text.charAt(end - 1) == '\\') {
      end = text.indexOf('\n', end + 1);
    }
    return end < 0 ? text.length() : end;
  }
}
