package tryout.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.sandbox.Memory.Kind;
import tryout.sandbox.Memory.Side;
import tryout.sandbox.Stacks.Call;
import tryout.sandbox.Stacks.Stack;

/** Says what the address sanitizer found. */
final class AddressReport {
  private static final Pattern KIND =
      Pattern.compile("==\\d+==ERROR: AddressSanitizer:? (attempting double-free|attempting free|[A-Za-z-]+)(?: on (?:unknown )?address 0x([0-9a-f]{1,16}))?");
  private static final Pattern ACCESS = Pattern.compile("(?m)^(READ|WRITE) of size (\\d{1,18}) at");
  private static final Pattern RANGES =
      Pattern.compile("memory ranges \\[0x([0-9a-f]{1,16}), ?0x([0-9a-f]{1,16})\\) and .* overlap");
  private static final Pattern NEGATIVE = Pattern.compile("negative-size-param: \\(size=(-\\d{1,19})\\)");
  private static final Pattern ALLOCATION =
      Pattern.compile("(?:requested allocation size|trying to allocate|failed to allocate) 0x([0-9a-f]{1,16})");
  private static final Pattern PRODUCT = Pattern.compile("parameters overflow: count \\* size \\((-?\\d{1,20}) \\* (-?\\d{1,20})\\)");

  /** Functions that are told how much to read; all others read until something ends it, and how far says nothing. */
  private static final Set<String> MEASURED =
      Set.of("memcpy", "memmove", "memcmp", "memchr", "mempcpy", "bcmp", "bcopy", "fwrite", "write", "send", "strncpy", "qsort");

  /** Functions that read a text up to its end. */
  private static final Set<String> TEXTUAL =
      Set.of("printf", "fprintf", "sprintf", "snprintf", "vprintf", "vsnprintf", "puts", "fputs", "strlen", "strcpy", "strcat",
          "strcmp", "strcasecmp", "strdup", "strchr", "strrchr", "strstr", "strspn", "strcspn", "strpbrk", "strtok", "atoi", "strtol");

  /** An address of the program's own image lies no farther from its code than that. */
  private static final long IMAGE = 1L << 26;
  private static final long FIRST_PAGE = 4096;

  private final String text;
  private final Stacks stacks;
  private final Teller teller;
  private final String kind;
  private final int from;
  private final Optional<Long> address;
  private final Stack stack;
  private final Optional<Call> fault;

  private AddressReport(String text, Matcher found, Stacks stacks, Teller teller) {
    this.text = text;
    this.stacks = stacks;
    this.teller = teller;
    this.kind = found.group(1);
    this.from = found.end();
    this.address = Optional.ofNullable(found.group(2)).map(hex -> Long.parseUnsignedLong(hex, 16));
    this.stack = stacks.from(from);
    this.fault = stack.first();
  }

  /** Nothing if the text tells of no wrong access. */
  static Optional<SanitizerReport.Told> read(String text, Stacks stacks, Teller teller) {
    Matcher found = KIND.matcher(text);
    return found.find() ? Optional.of(new AddressReport(text, found, stacks, teller).told()) : Optional.empty();
  }

  private SanitizerReport.Told told() {
    return switch (kind) {
      case "heap-use-after-free" -> told(kind, "%s %s memory%s.".formatted(subject(), verb(), freed()));
      case "heap-buffer-overflow", "stack-buffer-overflow", "stack-buffer-underflow", "global-buffer-overflow",
          "dynamic-stack-buffer-overflow", "unknown-crash" -> told(kind, overflow());
      case "stack-use-after-return" -> told(kind, gone("which its function took with it when it returned"));
      case "stack-use-after-scope" -> told(kind, gone("which ended with its block"));
      case "stack-overflow" -> deep();
      case "SEGV", "BUS" -> told(kind, "%s.".formatted(released() ? freeing() : subject() + " " + wild()));
      case "FPE" -> told(kind, "%s divides by zero.".formatted(line()));
      case "attempting double-free" -> twice();
      case "attempting free" -> told("bad-free", "%s%s.".formatted(freeing(), into()));
      case "negative-size-param" -> told(kind, negative());
      case "requested", "allocator", "out-of-memory", "failed" -> told("allocation-size-too-big", tooBig());
      case "calloc", "reallocarray" -> told("calloc-overflow", product());
      default -> told(kind, kind.endsWith("-param-overlap") ? overlap() : "%s: the address sanitizer reports %s.".formatted(line(), kind));
    };
  }

  private SanitizerReport.Told told(String code, String sentence) {
    return teller.told(code, sentence, fault);
  }

  private String line() {
    return teller.line(fault);
  }

  private boolean direct() {
    return stack.library().isEmpty() || fault.isEmpty();
  }

  /** "Line 7", or "Line 7: strcpy" where it is a function of the library that does it. */
  private String subject() {
    return line() + (direct() ? "" : ": " + library());
  }

  /** What the text does not name the compiler put there: it makes a copy of fixed length of other calls. */
  private String library() {
    Pattern name = Pattern.compile("\\b" + Pattern.quote(stack.library()) + "\\b");
    return fault.filter(call -> name.matcher(teller.lines().text(call.file())).find()).map(call -> stack.library()).orElse("a call");
  }

  private String mentioned(Call call) {
    return teller.mentioned(call, fault);
  }

  private Optional<Memory> memory() {
    return Memory.read(text, from, stacks, teller.lines());
  }

  private boolean writes() {
    Matcher access = ACCESS.matcher(text);
    return access.find(from) && access.group(1).equals("WRITE");
  }

  private String verb() {
    return writes() ? "writes" : "reads";
  }

  private long size() {
    Matcher access = ACCESS.matcher(text);
    return access.find(from) ? Long.parseLong(access.group(2)) : 0;
  }

  private String overflow() {
    Optional<Memory> memory = memory();
    String side = memory.filter(is -> is.side() == Side.BEFORE).isPresent() || kind.equals("stack-buffer-underflow")
        ? "before the start of" : "past the end of";
    String of = memory.map(is -> is.told(teller, fault))
        .orElse(kind.startsWith("dynamic") ? "an array whose size is computed while the program runs" : "its memory");
    return "%s %s %s %s%s.".formatted(subject(), accessed(memory), side, of, unended(memory));
  }

  /** Of a library's access the report has the whole size and the first address that is wrong, so what lies behind it is unknown. */
  private String accessed(Optional<Memory> memory) {
    long size = size();
    boolean measured = direct() || writes() || MEASURED.contains(stack.library());
    if (size == 0 || !measured) {
      return verb();
    }
    String plain = verb() + " " + Teller.bytes(size);
    long over = memory.map(this::over).orElse(0L);
    if (direct() && over > 0 && over < size) {
      return "%s, the last %s".formatted(plain, over == 1 ? "of them" : over + " of them");
    }
    return direct() ? plain : plain + ",";
  }

  /** How many bytes of an access that begins within lie behind the end. */
  private long over(Memory memory) {
    boolean begins = memory.begin() != 0 && address.isPresent() && memory.side() == Side.BEHIND;
    return begins && memory.begin() > address.get() ? size() - (memory.begin() - address.get()) : memory.over();
  }

  private String unended(Optional<Memory> memory) {
    boolean text = !writes() && TEXTUAL.contains(stack.library());
    return text && memory.filter(is -> is.side() == Side.BEHIND).isPresent() ? ", as it meets no '\\0' before" : "";
  }

  private String freed() {
    Stack freed = stacks.behind("freed by thread");
    freed.first().ifPresent(call -> teller.relate(call, "freed here"));
    String by = freed.library().equals("realloc") ? "realloc on " : "";
    return freed.first().map(call -> " that %s%s freed".formatted(by, mentioned(call))).orElse(" that was freed") + allocated();
  }

  private String allocated() {
    Optional<Call> at = stacks.behind("allocated by thread").first();
    String what = memory().filter(is -> is.kind() == Kind.HEAP).map(is -> Teller.bytes(is.size()) + " allocated here").orElse("allocated here");
    at.ifPresent(call -> teller.relate(call, what));
    return at.map(call -> "; it was allocated on " + mentioned(call)).orElse("");
  }

  private String gone(String how) {
    String of = memory().map(is -> is.told(teller, fault)).orElse("a variable");
    return "%s %s %s, %s.".formatted(subject(), verb(), of, how);
  }

  private boolean released() {
    return Set.of("free", "realloc").contains(stack.library());
  }

  private String freeing() {
    return freeing("frees", "is given") + " a pointer that malloc did not return";
  }

  /** A function that does more than free is named. */
  private String freeing(String frees, String given) {
    return direct() || stack.library().equals("free") ? line() + " " + frees : subject() + " " + given;
  }

  private String into() {
    Optional<Memory> memory = memory();
    if (memory.isEmpty()) {
      return "";
    }
    Memory is = memory.get();
    String within = is.distance() == 0 ? "to" : Teller.bytes(is.distance()) + " into";
    String what = is.told(teller, fault);
    return switch (is.kind()) {
      case HEAP -> ": it points %s %s".formatted(within, what);
      case LOCAL -> ": it points %s the local %s, which is not on the heap".formatted(within, what);
      case GLOBAL -> ": it points %s the global %s, which is not on the heap".formatted(within, what);
      case LITERAL -> ": it points %s %s, which is not on the heap".formatted(within, what);
    };
  }

  private SanitizerReport.Told twice() {
    Stack before = stacks.behind("freed by thread");
    Optional<Call> first = before.first();
    first.ifPresent(call -> teller.relate(call, "freed here first"));
    boolean same = first.isPresent() && fault.isPresent() && first.get().sameLine(fault.get());
    int way = same ? parting(before.own()) : 0;
    if (way > 0) {
      return told("double-free", samePlace(before.own().get(way), stack.own().get(way), way == 1 ? "called from" : "reached from"));
    }
    String already = first.map(call -> ", which %s freed already".formatted(same ? "it" : mentioned(call))).orElse("");
    return told("double-free", "%s%s%s.".formatted(freeing("frees memory again", "is given memory"), already, allocated()));
  }

  /** Where the two ways to the one line part, counted outward; 0 where they do not. */
  private int parting(List<Call> other) {
    int common = Math.min(other.size(), stack.own().size());
    for (int at = 1; at < common; at++) {
      if (!other.get(at).sameLine(stack.own().get(at))) {
        return at;
      }
    }
    return 0;
  }

  private String samePlace(Call then, Call now, String how) {
    teller.relate(then, how + " here the first time");
    teller.relate(now, how + " here the second time");
    return "%s, %s %s, frees memory again, which it freed already when %s %s%s."
        .formatted(line(), how, mentioned(now), how, mentioned(then), allocated());
  }

  /** Which functions call each other without end, and where; or that one of them asks for too much at once. */
  private SanitizerReport.Told deep() {
    Map<String, Integer> often = new LinkedHashMap<>();
    stack.own().forEach(call -> often.merge(call.function(), 1, Integer::sum));
    List<String> circle = often.entrySet().stream().filter(one -> one.getValue() > 2).map(Map.Entry::getKey).toList();
    Optional<Call> calling = stack.own().stream().skip(1).filter(call -> circle.contains(call.function())).findFirst();
    if (calling.isEmpty()) {
      String name = fault.map(Call::function).orElse("a function");
      return told(kind, "%s needs more stack than there is: the variables of %s are too large.".formatted(line(), name));
    }
    String last = circle.getLast();
    String words = circle.size() == 1 ? last + " calls itself"
        : String.join(", ", circle.subList(0, circle.size() - 1)) + " and " + last + " call each other";
    return teller.told(kind, "%s: %s without end.".formatted(teller.line(calling), words), calling);
  }

  private String wild() {
    long at = address.orElse(-1L);
    if (Long.compareUnsigned(at, FIRST_PAGE) < 0) {
      return text.startsWith(" (pc 0x000000000000 ", from) ? "calls a function by a null pointer" : "follows a null pointer";
    }
    boolean write = text.indexOf("caused by a WRITE memory access", from) >= 0;
    boolean image = fault.filter(call -> Math.abs(call.address() - at) < IMAGE).isPresent();
    return write && image ? "writes to memory that is only for reading, such as the text of a literal" : "follows a pointer to nowhere";
  }

  private String function() {
    return direct() ? "the function" : library();
  }

  private String negative() {
    Matcher size = NEGATIVE.matcher(text);
    return "%s: %s is given the size %s, but no size can be negative.".formatted(line(), function(), size.find() ? size.group(1) : "of less than 0");
  }

  private String tooBig() {
    Matcher found = ALLOCATION.matcher(text);
    long size = found.find() ? Long.parseUnsignedLong(found.group(1), 16) : 0;
    String why = size < 0 ? " (as a number with a sign: %d)".formatted(size) : "";
    return "%s: %s is asked for %s%s, more than there can be.".formatted(line(), function(), size == 0 ? "memory" : Teller.bytes(size), why);
  }

  private String product() {
    Matcher found = PRODUCT.matcher(text);
    String times = found.find() ? found.group(1) + " times " + Teller.bytes(Long.parseUnsignedLong(found.group(2))) : "memory";
    return "%s: %s is asked for %s, more than there can be.".formatted(line(), kind, times);
  }

  private String overlap() {
    String name = kind.substring(0, kind.indexOf("-param"));
    Matcher ranges = RANGES.matcher(text);
    long size = ranges.find() ? Long.parseUnsignedLong(ranges.group(2), 16) - Long.parseUnsignedLong(ranges.group(1), 16) : 0;
    String copied = size > 0 && name.startsWith("mem") ? Teller.bytes(size) + " " : "";
    String instead = name.startsWith("mem") ? "; memmove may be used where they do" : ", which it cannot do";
    return "%s: %s copies %sbetween two areas that overlap%s.".formatted(line(), name, copied, instead);
  }
}
