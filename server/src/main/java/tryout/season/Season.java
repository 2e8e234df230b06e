package tryout.season;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tryout.access.Access;
import tryout.db.Database;
import tryout.hook.Courier;
import tryout.hook.HookSettings;
import tryout.irc.IrcSettings;
import tryout.irc.Network;
import tryout.post.MailSettings;
import tryout.post.Relay;
import tryout.program.Organisation;
import tryout.web.Api;
import tryout.web.Edge;

/** Rounds and their ideas, put together. */
public final class Season implements AutoCloseable {
  private final Database database;
  private final Access access;
  private final Organisation organisation;
  private final Ideas ideas;
  private final RoundStore rounds = new RoundStore();
  private final Inbox inbox;
  private final Pace pace;
  private final Optional<Mailing> mailing;
  private final Optional<Announcer> announcer;
  private final Reminders reminders;
  private final HookStore hookStore;
  private final Courier courier;
  private final HookSending hookSending;
  private final Deeds deeds;

  /**
   * Puts them together.
   *
   * @param mail the relay for what people are told of; without one they read it here only
   * @param irc where is announced what anybody may know
   * @param hooks where webhooks may lead
   * @param wanted what applications say of ideas
   */
  public Season(Vertx vertx, Database database, Access access, Organisation organisation, Optional<MailSettings> mail, Optional<IrcSettings> irc,
      HookSettings hooks, Wanted wanted, InstantSource clock) {
    this.database = database;
    this.organisation = organisation;
    this.access = access;
    pace = new Pace(clock);
    deeds = new Deeds(access.audit(), clock);
    inbox = new Inbox(database, deeds);
    mailing = mail.map(settings -> new Mailing(database, new Relay(settings, clock), deeds, organisation.name(), access.settings().issuer()));
    mailing.ifPresent(one -> inbox.byMail(one::look));
    Hooks told = new Hooks(deeds, access.settings().issuer());
    hookStore = new HookStore(new Random());
    courier = new Courier(vertx, hooks);
    hookSending = new HookSending(database, courier, hookStore, told, inbox, deeds);
    told.sentBy(hookSending::look);
    reminders = new Reminders(database, rounds, inbox, told, wanted, deeds);
    Announcements announcements = new Announcements(irc.map(IrcSettings::channels).orElse(List.of()), deeds);
    announcer = irc.map(settings -> new Announcer(database, new Network(settings), announcements, access.settings().issuer()));
    ideas = new Ideas(database, rounds, new IdeaStore(), inbox, told, announcements, wanted, deeds);
  }

  /** What applications stand on. */
  public Ideas ideas() {
    return ideas;
  }

  public RoundStore rounds() {
    return rounds;
  }

  /** Opens all doors and pages of this slice. */
  public void open(Edge edge) {
    new PublicPages(database, ideas, rounds, organisation, access.settings().issuer()).open(edge);
    open(edge.api());
  }

  /** Tells of days that are near; this is done by itself, too. */
  public void remind() {
    reminders.look();
  }

  /** Sends to webhooks what is due; this is done by itself, too. */
  void deliver() {
    hookSending.look();
  }

  /** Whether what anybody may know can be announced now. */
  public boolean announces() {
    return announcer.map(Announcer::connected).orElse(false);
  }

  /** How far the announcer is, in a few words; empty where there is none. */
  public Optional<String> announcing() {
    return announcer.map(Announcer::state);
  }

  @Override
  public void close() {
    announcer.ifPresent(Announcer::close);
    reminders.close();
    hookSending.close();
    mailing.ifPresent(Mailing::close);
  }

  private void open(Api api) {
    new RoundRoutes(ideas, rounds, access.gate(), access.settings().issuer()).open(api);
    new Followers(ideas).open(api, access.gate());
    new IdeaRoutes(ideas, pace, access.gate()).open(api);
    new MentorRoutes(ideas, access.accounts(), pace, access.gate()).open(api);
    new MessageRoutes(ideas, pace, access.gate()).open(api);
    new Exchange(ideas, access.gate()).open(api);
    inbox.open(api, access.gate());
    new HookRoutes(database, hookStore, courier, hookSending, deeds).open(api, access.gate());
  }
}
