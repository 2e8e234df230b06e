package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
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
   * Sends one message, in fragments when it is longer than a frame may be.
   *
   * @param text UTF-8; it is only read
   * @return succeeds, or fails, once all of it has left this machine
   */
  Future<Void> write(Buffer text) {
    int sent = Math.min(text.length(), LiveLimits.FRAME_BYTES);
    Future<Void> written = socket.writeFrame(frame(WebSocketFrameType.TEXT, text, 0, sent));
    while (sent < text.length()) {
      int end = Math.min(text.length(), sent + LiveLimits.FRAME_BYTES);
      written = socket.writeFrame(frame(WebSocketFrameType.CONTINUATION, text, sent, end));
      sent = end;
    }
    return written;
  }

  private static WebSocketFrame frame(WebSocketFrameType type, Buffer text, int from, int to) {
    BufferInternal part = (BufferInternal) text.slice(from, to);
    return new WebSocketFrameImpl(type, part.getByteBuf(), to == text.length());
  }
}
