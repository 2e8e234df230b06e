package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * Sends text to one socket from bytes that other sockets send too. Vert.x itself offers text only as a string, of which
 * it makes the bytes anew for each socket.
 */
final class TextFrames {
  private final ServerWebSocket socket;

  TextFrames(ServerWebSocket socket) {
    this.socket = socket;
  }

  /**
   * Sends one message, in one frame however long it is: rooms and sockets write from threads of their own, and what one
   * said would stand between the fragments of the other.
   *
   * @param text UTF-8; it is only read
   * @return succeeds, or fails, once all of it has left this machine
   */
  Future<Void> write(Buffer text) {
    BufferInternal bytes = (BufferInternal) text.slice();
    return socket.writeFrame(new WebSocketFrameImpl(WebSocketFrameType.TEXT, bytes.getByteBuf(), true));
  }
}
