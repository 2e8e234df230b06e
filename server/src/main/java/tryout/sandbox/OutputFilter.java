package tryout.sandbox;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Makes the bytes of one stream safe to show: UTF-8 with replacement across the borders of reads; controls become
 * visible symbols; of the terminal's escape sequences only colours (SGR) stay, all others are dropped.
 *
 * <p>Not thread safe: one filter belongs to one stream. Source: ECMA-48.
 */
final class OutputFilter {
  private static final int LONGEST_SEQUENCE = 64;
  private static final char ESCAPE = 0x1b;
  private static final char BELL = 0x07;
  private static final int SYMBOLS = 0x2400;
  private static final char DELETE = 0x7f;
  private static final char DELETE_SYMBOL = 0x2421;

  private enum State {
    TEXT,
    ESCAPED,
    INTERMEDIATE,
    CONTROL_SEQUENCE,
    STRING,
    STRING_ESCAPED
  }

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private final StringBuilder sequence = new StringBuilder();
  private State state = State.TEXT;

  /** One line of words made safe. */
  static String safe(String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    OutputFilter filter = new OutputFilter();
    return filter.take(bytes, bytes.length) + filter.end();
  }

  /** The safe text of the next bytes; an unfinished character or sequence waits for the next call. */
  String take(byte[] bytes, int length) {
    ByteBuffer in = ByteBuffer.allocate(rest.remaining() + length).put(rest).put(bytes, 0, length).flip();
    CharBuffer chars = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, chars, false);
    rest = in;
    return safe(chars.flip());
  }

  /** What is left at the end of the stream; nothing may follow. */
  String end() {
    CharBuffer chars = CharBuffer.allocate(rest.remaining() + 1);
    decoder.decode(rest, chars, true);
    decoder.flush(chars);
    return safe(chars.flip());
  }

  private String safe(CharBuffer chars) {
    StringBuilder out = new StringBuilder(chars.length());
    while (chars.hasRemaining()) {
      step(chars.get(), out);
    }
    return out.toString();
  }

  private void step(char c, StringBuilder out) {
    switch (state) {
      case TEXT -> text(c, out);
      case ESCAPED -> escaped(c, out);
      case INTERMEDIATE -> state = c >= 0x20 && c <= 0x2f ? State.INTERMEDIATE : State.TEXT;
      case CONTROL_SEQUENCE -> controlSequence(c, out);
      case STRING -> string(c);
      case STRING_ESCAPED -> state = c == '\\' ? State.TEXT : State.STRING;
    }
  }

  private void text(char c, StringBuilder out) {
    if (c == ESCAPE) {
      state = State.ESCAPED;
    } else if (c == '\n' || c == '\t' || (!Character.isISOControl(c) && !steersDirection(c))) {
      out.append(c);
    } else if (c < ' ') {
      out.append((char) (SYMBOLS + c));
    } else {
      out.append(c == DELETE ? DELETE_SYMBOL : '\ufffd');
    }
  }

  /** Marks that turn the direction of text could make output read as something else. */
  private static boolean steersDirection(char c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  private void escaped(char c, StringBuilder out) {
    sequence.setLength(0);
    if (c == '[') {
      state = State.CONTROL_SEQUENCE;
    } else if (c == ']' || c == 'P' || c == 'X' || c == '^' || c == '_') {
      state = State.STRING;
    } else if (c >= 0x20 && c <= 0x2f) {
      state = State.INTERMEDIATE;
    } else if (c >= 0x30 && c <= 0x7e) {
      state = State.TEXT;
    } else {
      state = State.TEXT;
      out.append((char) (SYMBOLS + ESCAPE));
      text(c, out);
    }
  }

  private void controlSequence(char c, StringBuilder out) {
    if (c >= 0x20 && c <= 0x3f && sequence.length() < LONGEST_SEQUENCE) {
      sequence.append(c);
      return;
    }
    state = State.TEXT;
    if (c == 'm' && sequence.chars().allMatch(each -> each >= '0' && each <= ';')) {
      out.append(ESCAPE).append('[').append(sequence).append('m');
    } else if (c < 0x20 || c > 0x7e) {
      text(c, out);
    }
  }

  /** A string without an end would swallow all that follows, so a line break ends it too. */
  private void string(char c) {
    if (c == BELL || c == '\n') {
      state = State.TEXT;
    } else if (c == ESCAPE) {
      state = State.STRING_ESCAPED;
    }
  }
}
