package tryout.season;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import tryout.round.Round;

/** The days of a round as an iCalendar feed (NOTE-6). Each keeps its UID, so that a moved day moves where it is subscribed to. */
final class RoundCalendar {
  private final Round round;
  private final String origin;
  private final Instant now;

  RoundCalendar(Round round, String origin, Instant now) {
    this.round = round;
    this.origin = origin;
    this.now = now;
  }

  Buffer text() {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Tryout//Rounds//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    round.dates().byName().forEach((name, at) -> {
      if (at != null) {
        calendar.add(event(name, at));
      }
    });
    StringWriter text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(text.toString());
  }

  private VEvent event(String name, Instant at) {
    VEvent event = new VEvent(at, RoundDates.label(name) + ": " + round.name());
    event.add(new Uid(round.id() + "-" + name + "@" + URI.create(origin).getHost()));
    event.replace(new DtStamp(now));
    event.add(new Url(URI.create(origin + "/rounds/" + round.id())));
    return event;
  }
}
