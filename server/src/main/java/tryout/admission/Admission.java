package tryout.admission;

import tryout.access.Access;
import tryout.access.Gate;
import tryout.season.Ideas;
import tryout.season.RoundStore;
import tryout.season.Wanted;
import tryout.web.Api;

/** Applications, put together. */
public final class Admission implements AutoCloseable {
  private final ReviewStore reviews = new ReviewStore();
  private final Applications applications;
  private final Gate gate;
  private final AnnouncementDay announcements;
  private final Retention retention;

  /** Puts them together. */
  public Admission(Ideas ideas, RoundStore rounds, Access access) {
    this.gate = access.gate();
    ApplicationStore store = new ApplicationStore();
    access.accounts().ask(store);
    applications = new Applications(ideas, store);
    announcements = new AnnouncementDay(ideas, rounds);
    retention = new Retention(ideas);
  }

  /** What ideas ask of applications. It stands before there is anything to apply for. */
  public static Wanted wanted() {
    return new ApplicationStore();
  }

  /** Opens all doors of this slice. */
  public void open(Api api) {
    new ApplicationRoutes(applications, reviews, gate).open(api);
    new Desk(applications, reviews, gate).open(api);
    new Contact(applications, gate).open(api);
    new Contributions(applications, gate).open(api);
    new ReviewRoutes(applications, reviews, gate).open(api);
    new Recommendations(applications, reviews, gate).open(api);
    new Conflicts(applications, gate).open(api);
  }

  /** Tells what was decided where its time has come, and erases what is no longer kept; this is done by itself, too. */
  public void look() {
    announcements.look();
    retention.look();
  }

  @Override
  public void close() {
    retention.close();
    announcements.close();
  }
}
