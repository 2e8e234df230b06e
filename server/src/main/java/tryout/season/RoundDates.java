package tryout.season;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tryout.round.Dates;
import tryout.round.Round;
import tryout.round.RoundState;
import tryout.web.Markup;

/** The days of a round in words. The server writes them in UTC; pages add the reader's own zone (GEN-2). */
final class RoundDates {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final Map<String, String> LABELS = Map.of("ideasOpen", "Ideas are collected from", "ideasClose", "Ideas close", "applyOpen", "Applications open",
      "applyClose", "Applications close", "announceAt", "Announcement", "start", "Work begins", "end", "Work ends");

  private final InstantSource clock;

  RoundDates(InstantSource clock) {
    this.clock = clock;
  }

  /** A sentence with a day in it. */
  private record Told(String before, @Nullable Instant at, String after) {}

  /** Where the round stands, in a sentence. */
  String lede(Round round) {
    Told told = told(round);
    return told.after().isEmpty() ? told.before() : told.before() + text(told.at()) + told.after();
  }

  /** The same for a page, which adds its reader's own zone. */
  Markup standing(Round round) {
    Told told = told(round);
    Instant at = told.at();
    return at == null ? Markup.of("span", lede(round)) : Markup.of("span", told.before(), moment(at.toString()), told.after());
  }

  private Told told(Round round) {
    Dates dates = round.dates();
    Instant now = clock.instant();
    if (round.state(now) == RoundState.CLOSED) {
      return new Told("This round is over.", null, "");
    }
    if (round.state(now) == RoundState.ANNOUNCED) {
      return new Told("It is announced who comes; the work ends on ", dates.end(), ".");
    }
    if (dates.applying(now)) {
      return new Told("Applications are open until ", dates.applyClose(), ".");
    }
    Instant opens = dates.applyOpen();
    if (opens != null && now.isBefore(opens)) {
      return new Told("Applications open on ", opens, ".");
    }
    return new Told("Applications are closed; on ", dates.announceAt(), " it is announced who comes.");
  }

  /** What a day of a round is called. */
  static String label(String name) {
    return LABELS.getOrDefault(name, name);
  }

  /** When ideas come. */
  String collecting(Round round) {
    Dates dates = round.dates();
    return dates.collecting(clock.instant()) ? "Ideas are collected until " + text(dates.ideasClose()) + ": propose one." : "They appear here once they are published.";
  }

  /** All days in the order of the year; what has passed is quiet. */
  Markup list(Round round) {
    Markup list = Markup.of("dl").set("class", "round-dates");
    round.dates().byName().forEach((name, at) -> {
      if (at != null) {
        String kind = at.isBefore(clock.instant()) ? "past" : "to-come";
        list.add(Markup.of("dt", label(name)).set("class", kind)).add(Markup.of("dd", moment(at.toString())).set("class", kind));
      }
    });
    return list;
  }

  /** An instant that a page may show in its reader's zone. */
  Markup moment(String instant) {
    return Markup.of("time", text(Instant.parse(instant))).set("datetime", instant);
  }

  /** An instant in words. */
  static String words(Instant at) {
    return MOMENT.format(at);
  }

  private static String text(@Nullable Instant at) {
    return at == null ? "a day that is not known yet" : words(at);
  }
}
