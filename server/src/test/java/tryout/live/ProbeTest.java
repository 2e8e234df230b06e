package tryout.live;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import java.util.UUID;
@ExtendWith(io.vertx.junit5.VertxExtension.class)
class ProbeTest {
  @Test void probe(Vertx vertx) throws Exception {
    RoomServer s = new RoomServer(vertx);
    UUID room = s.room(tryout.room.Interviews.setup());
    var p = RoomServer.Person.of("Candidate", tryout.access.RoomRole.CANDIDATE);
    String t = s.token(room, p);
    System.out.println("TOKEN " + t);
    try { System.out.println("DIRECT " + s.access.roomTokens().accept(t)); } catch (Exception e) { System.out.println("DIRECT " + e); }
    var done = new java.util.concurrent.CompletableFuture<String>();
    vertx.runOnContext(n -> { try { done.complete("LOOP " + s.access.roomTokens().accept(s.token(room, p))); } catch (Exception e) { done.complete("LOOP " + e); } });
    System.out.println(done.get());
  }
}
