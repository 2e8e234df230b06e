package tryout.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
  /** As an editor counts. */
  private static final int MAX_FILE_UNITS = 131_072;
  private static final int MAX_ROOM_BYTES = 262_144;
  private static final int MAX_MINUTES = 180;

  /** What a new interview has unless told otherwise. */
  static final Plan DEFAULTS =
      new Plan(
          "", 30, 3, "", List.of(), "",
          "Manual pages, the C standard and your own notes.", "AI tools and help from other people.", 0);

  private PlanForm() {}

  /** One wish for a seat. */
  record Wish(UUID person, Role role) {}

  /** @param coordinates whether a coordinator writes it, who alone sets extra time and is told of it */
  static Plan plan(Fields body, Plan before, boolean coordinates) {
    return new Plan(
        body.optionalLine("title").orElse(before.title()),
        minutes(body, before, coordinates),
        body.integer("warmupMinutes", before.warmupMinutes()),
        body.has("statement") ? body.text("statement") : before.statement(),
        body.has("files") ? files(body) : before.files(),
        body.optionalLine("exercise").orElse(before.exercise()),
        body.has("allowed") ? body.text("allowed") : before.allowed(),
        body.has("notAllowed") ? body.text("notAllowed") : before.notAllowed(),
        extraPercent(body, before, coordinates));
  }

  private static int extraPercent(Fields body, Plan before, boolean coordinates) {
    if (body.has("extraPercent") && !coordinates) {
      body.wrong("extraPercent", "Coordinators set extra time.");
    }
    return body.integer("extraPercent", before.extraPercent());
  }

  /** Who is told only how long it lasts gives that back as it was told, and may not undo what a coordinator agreed. */
  private static int minutes(Fields body, Plan before, boolean coordinates) {
    boolean whole = !coordinates && before.extraPercent() > 0;
    int given = body.integer("minutes", whole ? before.length() : before.minutes());
    if (whole && given != before.length()) {
      body.wrong("minutes", "A coordinator set how long this exercise lasts: ask them to change it.");
    } else if (!whole && given > MAX_MINUTES) {
      body.wrong("minutes", "A whole number from 5 to " + MAX_MINUTES + ".");
    }
    return whole ? before.minutes() : given;
  }

  private static List<File> files(Fields body) {
    List<File> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long bytes = 0;
    for (Fields file : body.objects("files")) {
      String name = file.line("name");
      String text = file.text("text").replace("\r\n", "\n").replace('\r', '\n');
      boolean readOnly = file.flag("readOnly", false);
      if (!names.add(name)) {
        file.wrong("name", "Each name once.");
      }
      if (text.length() > MAX_FILE_UNITS) {
        file.wrong("text", "At most " + MAX_FILE_UNITS + " characters.");
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
    for (Fields seat : body.objects("panel")) {
      Optional<UUID> person = id(seat.line("person"));
      @Nullable Role role = seat.word("role", Role::of);
      if (person.isPresent() && wishes.stream().anyMatch(wish -> wish.person().equals(person.get()))) {
        seat.wrong("person", "Each person once.");
      } else if (person.isPresent() && role != null) {
        wishes.add(new Wish(person.get(), role));
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
