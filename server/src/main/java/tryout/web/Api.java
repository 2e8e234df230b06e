package tryout.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The doors of the REST interface below {@code /api/v1}. Each call runs on a virtual thread of its own ({@link Aside}).
 * Rooms do not use this: they live on event loops.
 */
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final String CALL = "call";

  /** The most that an ordinary body may have, in bytes. */
  public static final int SMALL_BODY = 32 * 1024;

  /** What a door does once its guard let the call through. */
  public interface Work {
    Reply answer(Call call) throws Exception;
  }

  /** One row of the table of doors. */
  public record Door(HttpMethod method, String path, Guard guard) {}

  private final Contract contract;
  private final Router router;
  private final Aside aside;
  private final ClientAddress addresses;
  private final List<Door> doors = new ArrayList<>();

  Api(Contract contract, Router router, Aside aside, ClientAddress addresses) {
    this.contract = contract;
    this.router = router;
    this.aside = aside;
    this.addresses = addresses;
  }

  /** Opens a door for bodies of at most {@link #SMALL_BODY}. The path is relative to {@code /api/v1}. */
  public void door(HttpMethod method, String path, Guard guard, Work work) {
    door(method, path, guard, SMALL_BODY, work);
  }

  public void door(HttpMethod method, String path, Guard guard, int maxBodyBytes, Work work) {
    door(contract, method, path, guard, maxBodyBytes, work);
  }

  /** Opens a door that another contract tells of. */
  void door(Contract contract, HttpMethod method, String path, Guard guard, int maxBodyBytes, Work work) {
    Operation operation = contract.operation(method, path);
    doors.add(new Door(method, path, guard));
    router.route(method, "/api/v1" + path).handler(context -> begin(context, operation, guard, maxBodyBytes));
    router
        .route(method, "/api/v1" + path)
        .handler(BodyHandler.create(false).setBodyLimit(maxBodyBytes))
        .handler(context -> answer(context, operation, guard, work));
  }

  /** What the doors are held to. */
  public Contract contract() {
    return contract;
  }

  /** Every door with its guard. */
  public List<Door> doors() {
    return List.copyOf(doors);
  }

  /** Where much may come, the guard is asked before it does too, so that a stranger cannot have the server hold it. */
  private void begin(RoutingContext context, Operation operation, Guard guard, int maxBodyBytes) {
    Call call = new Call(context, operation, addresses.of(context.request()));
    context.put(CALL, call).put(Problems.MOST_BYTES, maxBodyBytes);
    if (maxBodyBytes <= SMALL_BODY) {
      context.next();
      return;
    }
    context.request().pause();
    context.addEndHandler(done -> context.request().resume());
    aside.run(context, () -> {
      guard.admit(call);
      return context::next;
    });
  }

  /** Rights may have been taken away while the body was on its way. */
  private void answer(RoutingContext context, Operation operation, Guard guard, Work work) {
    Call call = context.get(CALL);
    aside.run(context, () -> {
      guard.admit(call);
      operation.check(call);
      Reply reply = work.answer(call);
      return () -> send(context, reply);
    });
  }

  private static void send(RoutingContext context, Reply reply) {
    HttpServerResponse response = context.response();
    if (response.closed()) {
      LOG.debug("the caller went away request={}", Problems.requestId(context));
      return;
    }
    response.setStatusCode(reply.status()).putHeader("Cache-Control", "no-store");
    reply.headers().forEach(response::putHeader);
    reply.cookies().forEach(response::addCookie);
    if (reply.type().isEmpty()) {
      response.end();
    } else {
      response.putHeader("Content-Type", reply.type()).end(reply.body());
    }
  }
}
