package tryout.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tryout.access.Account;
import tryout.access.AccountStore;
import tryout.access.HouseRole;
import tryout.db.Sql;
import tryout.program.Interview.File;
import tryout.program.Interview.Plan;
import tryout.program.Interview.Seat;
import tryout.room.Role;
import tryout.web.Fields;

/** Reads what people type about an interview. Members that are left out keep what was there. */
final class PlanForm {
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int DIGEST_UNITS = 64;
  private static final int MAX_FILES = 16;
  private static final int MAX_FILE_UNITS = 131_072;
  private static final int MAX_ROOM_BYTES = 262_144;
  private static final int MAX_TITLE = 120;
  private static final int MAX_STATEMENT = 20_000;
  private static final int MAX_POLICY = 2_000;
  private static final int MAX_PANEL = 10;
  private static final int MAX_MINUTES = 180;
  private static final int MAX_EXTRA_PERCENT = 200;
  private static final String SEATS = "lead, mentor, observer";

  /** What a new interview has unless told otherwise. */
  static final Plan DEFAULTS =
      new Plan(
          "", 30, 3, "", List.of(), "",
          "Manual pages, the C standard and your own notes.", "AI tools and help from other people.", 0);

  private PlanForm() {}

  /** One wish for a seat. */
  record Wish(UUID person, Role role) {}

  /** @param coordinates whether a coordinator writes it, who may set extra time; nobody else is told that there is such a thing */
  static Plan plan(Fields body, Plan before, boolean coordinates) {
    return new Plan(
        body.has("title") || before.title().isEmpty() ? body.line("title", 1, MAX_TITLE) : before.title(),
        coordinates ? body.integer("minutes", 5, MAX_MINUTES, before.minutes()) : minutes(body, before),
        body.integer("warmupMinutes", 0, 10, before.warmupMinutes()),
        body.has("statement") ? body.text("statement", 0, MAX_STATEMENT) : before.statement(),
        body.has("files") ? files(body) : before.files(),
        body.has("exercise") ? exercise(body) : before.exercise(),
        body.has("allowed") ? body.text("allowed", 0, MAX_POLICY) : before.allowed(),
        body.has("notAllowed") ? body.text("notAllowed", 0, MAX_POLICY) : before.notAllowed(),
        coordinates ? body.integer("extraPercent", 0, MAX_EXTRA_PERCENT, before.extraPercent()) : before.extraPercent());
  }

  /** Who is told only how long it lasts gives that back as it was told, and may not undo what a coordinator agreed. */
  private static int minutes(Fields body, Plan before) {
    int told = before.length();
    int given = body.integer("minutes", 5, Math.max(MAX_MINUTES, told), told);
    if (before.extraPercent() == 0) {
      return given;
    }
    if (given != told) {
      body.wrong("minutes", "A coordinator set how long this exercise lasts: ask them to change it.");
    }
    return before.minutes();
  }

  private static String exercise(Fields body) {
    String digest = body.line("exercise", 0, DIGEST_UNITS);
    if (!digest.isEmpty() && !DIGEST.matcher(digest).matches()) {
      body.wrong("exercise", "The digest of an exercise: 64 hexadecimal digits; or empty.");
    }
    return digest;
  }

  private static List<File> files(Fields body) {
    List<File> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long bytes = 0;
    for (Fields file : body.objects("files", MAX_FILES)) {
      String name = file.line("name", 1, 64);
      String text = file.text("text", 0, MAX_FILE_UNITS).replace("\r\n", "\n").replace('\r', '\n');
      boolean readOnly = file.flag("readOnly", false);
      if (!name.isEmpty() && (!FILE_NAME.matcher(name).matches() || !names.add(name))) {
        file.wrong("name", "A name of letters, digits, dots, hyphens and underscores, each once.");
      }
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
      files.add(new File(name, text, readOnly));
    }
    if (bytes > MAX_ROOM_BYTES) {
      body.wrong("files", "Together at most " + MAX_ROOM_BYTES + " bytes.");
    }
    return files;
  }

  /** The wished panel, or empty when none was named. */
  static Optional<List<Wish>> panel(Fields body) {
    if (!body.has("panel")) {
      return Optional.empty();
    }
    List<Wish> wishes = new ArrayList<>();
    for (Fields seat : body.objects("panel", MAX_PANEL)) {
      String person = seat.line("person", 36, 36);
      @Nullable Role role =
          seat.word("role", word -> Role.of(word).filter(found -> found != Role.CANDIDATE), SEATS);
      Optional<UUID> id = id(person);
      if (id.isEmpty() || wishes.stream().anyMatch(wish -> wish.person().equals(id.get()))) {
        seat.wrong("person", "The id of a person, each once.");
      } else if (role != null) {
        wishes.add(new Wish(id.get(), role));
      }
    }
    return Optional.of(wishes);
  }

  /** Turns wishes into seats: the lead stands first and is always the one given; people must be able to hold theirs. */
  static List<Seat> seats(Sql sql, AccountStore accounts, UUID lead, List<Wish> wishes) {
    List<Seat> seats = new ArrayList<>();
    accounts.byId(sql, lead).ifPresent(account -> seats.add(new Seat(lead, account.name(), Role.LEAD)));
    for (Wish wish : wishes) {
      if (!wish.person().equals(lead)) {
        Role role = wish.role() == Role.LEAD ? Role.MENTOR : wish.role();
        seats.add(new Seat(wish.person(), holder(sql, accounts, wish.person(), role).name(), role));
      }
    }
    return seats;
  }

  /** Somebody with an account who may hold that seat, or a refusal. */
  static Account holder(Sql sql, AccountStore accounts, UUID person, Role role) {
    Account account =
        accounts
            .byId(sql, person)
            .filter(found -> !found.disabled())
            .orElseThrow(() -> tryout.fault.Refused.field("/panel", "There is nobody with the id " + person + "."));
    boolean onlyObserver = account.roles().equals(Set.of(HouseRole.OBSERVER));
    if (onlyObserver && role != Role.OBSERVER) {
      throw tryout.fault.Refused.field("/panel", account.name() + " may only observe.");
    }
    return account;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
