package tryout.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stacks of calls in a sanitizer's report. */
final class Stacks {
  private static final int MOST_CALLS = 300;
  private static final Pattern CALL =
      Pattern.compile(
          "(?m)^ +#\\d{1,4} 0x([0-9a-f]{1,16})(?: in ([^\\s(]{1,100}))?(?: .*?/box/([A-Za-z0-9_.-]{1,64}):(\\d{1,7}))?.*\\n?");

  /** A function of the library, as its name is dressed by the sanitizer, and by the library for several processors. */
  private static final Pattern DRESSED =
      Pattern.compile("_*(?:interceptor_+)?(?:asan_+|GI_+|isoc\\d\\d_|libc_)?([a-z][a-z0-9_]{0,39}?)(?:_(?:avx|sse|evex|erms|common|internal|chk)\\w*)?");

  private final String text;
  private final Lines lines;

  Stacks(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  /** A call that stands in a file of the workspace. */
  record Call(int file, int line, String function, long address) {
    boolean sameLine(Call other) {
      return file == other.file && line == other.line;
    }
  }

  /**
   * One stack.
   *
   * @param library what the workspace's innermost call calls, where that is no part of the workspace; or empty
   * @param own the calls in the workspace, innermost first
   */
  record Stack(String library, List<Call> own) {
    static final Stack NONE = new Stack("", List.of());

    Optional<Call> first() {
      return own.stream().findFirst();
    }
  }

  /** The first stack behind those words, or none where they are not said. */
  Stack behind(String words) {
    int at = text.indexOf(words);
    return at < 0 ? Stack.NONE : from(at);
  }

  /** The first stack from that place on. */
  Stack from(int from) {
    List<Call> own = new ArrayList<>();
    String library = "";
    Matcher call = CALL.matcher(text);
    boolean more = call.find(from);
    for (int calls = 0; more && calls < MOST_CALLS; calls++) {
      Optional<Call> mine = own(call);
      mine.ifPresent(own::add);
      library = own.isEmpty() ? plain(call.group(2)) : library;
      more = call.region(call.end(), text.length()).lookingAt();
    }
    return new Stack(library, List.copyOf(own));
  }

  private Optional<Call> own(Matcher call) {
    OptionalInt file = call.group(3) == null ? OptionalInt.empty() : lines.file(call.group(3));
    int line = file.isPresent() ? Integer.parseInt(call.group(4)) : 0;
    if (file.isEmpty() || !lines.has(file.getAsInt(), line)) {
      return Optional.empty();
    }
    String function = call.group(2) == null ? "" : call.group(2);
    return Optional.of(new Call(file.getAsInt(), line, function, Long.parseUnsignedLong(call.group(1), 16)));
  }

  private static String plain(String name) {
    Matcher dressed = DRESSED.matcher(name == null ? "" : name);
    return dressed.matches() ? dressed.group(1) : "a function of the library";
  }
}
