package tryout.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.TestSandbox;
import tryout.access.Access;
import tryout.access.AccessSettings;
import tryout.access.Caller;
import tryout.db.Database;
import tryout.db.TestDatabase;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.run.Runner;
import tryout.run.Tester;
import tryout.web.ClientAddress;
import tryout.web.SameOrigin;

/** Rooms behind a real port, on a real database and a real sandbox. */
final class RoomServer implements AutoCloseable {
  static final String ORIGIN = "http://localhost:8080";

  final Vertx vertx;
  final Database database;
  final MeterRegistry metrics = new SimpleMeterRegistry();
  final LiveRooms rooms;
  final Access access;
  private final boolean ownDatabase;
  private final HttpServer http;

  /** Somebody with a token's worth of rights. */
  record Person(UUID id, String name, Role role, UUID session) {
    static Person of(String name, Role role) {
      return new Person(UUID.randomUUID(), name, role, UUID.randomUUID());
    }
  }

  RoomServer(Vertx vertx) {
    this(vertx, 1);
  }

  /** With so many times the usual speed. */
  RoomServer(Vertx vertx, int speed) {
    this(vertx, TestDatabase.fresh(vertx), true, TestSandbox.shared(), IdleTester.IDLE, speed);
  }

  RoomServer(Vertx vertx, Database database, boolean ownDatabase, Runner runner) {
    this(vertx, database, ownDatabase, runner, IdleTester.IDLE, 1);
  }

  /** With tests, in a database that is closed with it. */
  RoomServer(Vertx vertx, Database database, Tester tester) {
    this(vertx, database, true, TestSandbox.shared(), tester, 1);
  }

  private RoomServer(Vertx vertx, Database database, boolean ownDatabase, Runner runner, Tester tester, int speed) {
    this.vertx = vertx;
    this.database = database;
    this.ownDatabase = ownDatabase;
    InstantSource clock = new ServerClock();
    this.rooms = new LiveRooms(vertx, database, runner, tester, metrics, clock, Optional.empty(), speed);
    rooms.start().await();
    SameOrigin sameOrigin = new SameOrigin(ORIGIN);
    Path keys = TestSandbox.folder();
    this.access = new Access(vertx, database, AccessSettings.of(keys, ORIGIN), sameOrigin, clock);
    Router router = Router.router(vertx);
    new RoomDoor(vertx, rooms, access.roomTokens(), sameOrigin, new ClientAddress(List.of())).mount(router);
    HttpServerOptions options = new HttpServerOptions().setPort(0).setHost("127.0.0.1")
        .setWebSocketSubProtocols(List.of(RoomDoor.PROTOCOL)).setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false).setMaxWebSocketFrameSize(LiveLimits.FRAME_BYTES)
        .setWebSocketClosingTimeout(3)
            .setMaxWebSocketMessageSize(LiveLimits.FRAME_BYTES);
    this.http = vertx.createHttpServer(options).requestHandler(router).listen().await();
  }

  /** Another journal on the same database; to be opened. */
  Journal journal() {
    return new Journal(
        Turns.of(vertx, vertx.getOrCreateContext()), new PgWriter(vertx, database.writer()), rooms.metrics(), on -> { });
  }

  int port() {
    return http.actualPort();
  }

  UUID room(RoomSetup setup) {
    UUID id = UUID.randomUUID();
    database.inTransaction(sql -> rooms.create(sql.connection(), id, setup).await());
    return id;
  }

  String token(UUID room, Person person) {
    return token(room, person, Duration.ofHours(1));
  }

  /** A token of somebody whose session ends after that time. */
  String token(UUID room, Person person, Duration session) {
    Caller caller = new Caller.Guest(person.session(), UUID.randomUUID(), person.id(), room, person.role(),
        person.name(), Instant.now().plus(session));
    return access.roomTokens().issue(caller, room, person.id(), person.role()).token();
  }

  RoomClient connect(UUID room) {
    return new RoomClient(vertx, port(), room);
  }

  /** Connects and joins, up to {@code welcome}. */
  RoomClient join(UUID room, Person person) {
    RoomClient client = connect(room);
    client.join(token(room, person));
    return client;
  }

  @Override
  public void close() {
    rooms.stop().await();
    http.close().await();
    access.close();
    if (ownDatabase) {
      database.close();
    }
  }
}
