package tryout.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;
import tryout.idea.IdeaLimits;

/** Mail with an idea in it (IMP-10): what was written is told from what was quoted, signed or sent by a machine. */
final class MailReader {
  private static final int DEEPEST = 20;

  private MailReader() {}

  static Found read(byte[] mail) {
    Message message = parsed(mail);
    if (message == null) {
      return new Found(Format.MAIL, List.of(), List.of(), List.of(new Found.Skipped(1, "", "unreadable", new String(mail, StandardCharsets.UTF_8))), List.of("The mail cannot be read."));
    }
    String subject = message.getSubject() == null ? "" : message.getSubject().strip();
    Entity part = plain(message, 0);
    String text = part == null ? "" : text(part);
    if (isAutomatic(message)) {
      return new Found(Format.MAIL, List.of(), List.of(), List.of(new Found.Skipped(1, subject, "automatic", text)), List.of());
    }
    if (part == null) {
      return new Found(Format.MAIL, List.of(), List.of(), List.of(), List.of("The mail “%s” has no part of plain text.".formatted(subject)));
    }
    Letter letter = new Letter(isFlowed(part) ? flowed(text, part) : Lines.split(text), first(mail, text));
    Found found = letter.found(title(subject));
    return new Found(Format.MAIL, found.ideas(), found.sections(), found.skipped(), found.notes());
  }

  private static @Nullable Message parsed(byte[] mail) {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.custom().setMaxLineLen(-1).setMaxHeaderLen(-1).setMaxHeaderCount(10_000).setMaxContentLen(IdeaLimits.PAGE_BYTES).build());
    try {
      return builder.parseMessage(new ByteArrayInputStream(mail));
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }

  /** The first part of plain text that is no attachment. */
  private static @Nullable Entity plain(Entity entity, int depth) {
    Body body = entity.getBody();
    if (body instanceof Multipart parts && depth < DEEPEST) {
      for (Entity part : parts.getBodyParts()) {
        Entity plain = plain(part, depth + 1);
        if (plain != null) {
          return plain;
        }
      }
      return null;
    }
    boolean attached = "attachment".equals(entity.getDispositionType());
    return body instanceof TextBody && !attached && "text/plain".equals(entity.getMimeType()) ? entity : null;
  }

  private static String text(Entity part) {
    StringWriter text = new StringWriter();
    if (part.getBody() instanceof TextBody body) {
      try (Reader reader = body.getReader()) {
        reader.transferTo(text);
      } catch (IOException | RuntimeException unknownCharset) {
        return text.toString();
      }
    }
    return text.toString();
  }

  private static boolean isAutomatic(Message message) {
    String submitted = header(message, "Auto-Submitted");
    String precedence = header(message, "Precedence");
    return !submitted.isEmpty() && !submitted.startsWith("no") || List.of("auto_reply", "junk").contains(precedence)
        || precedence.equals("bulk") && header(message, "List-Id").isEmpty() || !header(message, "X-Autoreply").isEmpty()
        || !header(message, "X-Autorespond").isEmpty() || "multipart/report".equals(message.getMimeType());
  }

  private static String header(Message message, String name) {
    Field field = message.getHeader() == null ? null : message.getHeader().getField(name);
    return field == null || field.getBody() == null ? "" : field.getBody().strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String parameter(Entity part, String name) {
    return part.getHeader() != null && part.getHeader().getField("Content-Type") instanceof ContentTypeField type ? type.getParameter(name) : null;
  }

  private static boolean isFlowed(Entity part) {
    return "flowed".equalsIgnoreCase(parameter(part, "format"));
  }

  /** Lines that end with a space go on in the next of the same depth; empty lines make up for their number (RFC 3676). */
  private static List<String> flowed(String text, Entity part) {
    boolean delete = "yes".equalsIgnoreCase(parameter(part, "delsp"));
    List<String> joined = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int depth = -1;
    int owed = 0;
    for (String line : Lines.split(text)) {
      int own = quotes(line);
      String words = line.substring(own);
      words = words.startsWith(" ") ? words.substring(1) : words;
      if (depth >= 0 && depth != own) {
        joined.add(open.toString());
        open.setLength(0);
        depth = -1;
        owed--;
      }
      if (depth < 0) {
        open.append(own > 0 ? ">".repeat(own) + " " : "");
        for (; words.isEmpty() && owed > 0; owed--) {
          joined.add(open.toString().strip());
        }
      }
      boolean goesOn = words.endsWith(" ") && !words.equals("-- ");
      open.append(goesOn && delete ? words.substring(0, words.length() - 1) : words);
      if (goesOn) {
        depth = own;
        owed++;
      } else {
        joined.add(open.toString());
        open.setLength(0);
        depth = -1;
      }
    }
    if (!open.isEmpty()) {
      joined.add(open.toString());
    }
    return joined;
  }

  static int quotes(String line) {
    int quotes = 0;
    while (quotes < line.length() && line.charAt(quotes) == '>') {
      quotes++;
    }
    return quotes;
  }

  /** How many lines of the mail stand before its text. */
  private static int first(byte[] mail, String text) {
    List<String> raw = Lines.split(new String(mail, StandardCharsets.UTF_8));
    int head = 0;
    while (head < raw.size() && !raw.get(head).isBlank()) {
      head++;
    }
    List<String> lines = Lines.split(text);
    int filled = 0;
    while (filled < lines.size() && lines.get(filled).isBlank()) {
      filled++;
    }
    String wanted = filled < lines.size() ? lines.get(filled).strip() : "";
    for (int i = head; i < raw.size() && !wanted.isEmpty(); i++) {
      if (raw.get(i).strip().equals(wanted)) {
        return Math.max(0, i - filled);
      }
    }
    return Math.min(raw.size(), head + 1);
  }

  /** The subject without what mail programs and lists put before it. */
  private static String title(String subject) {
    String title = subject;
    for (boolean more = true; more; ) {
      more = false;
      String lower = title.toLowerCase(Locale.ROOT);
      for (String prefix : List.of("re:", "fwd:", "fw:", "aw:")) {
        if (lower.startsWith(prefix)) {
          title = title.substring(prefix.length()).strip();
          more = true;
          break;
        }
      }
      if (!more && title.startsWith("[") && title.indexOf(']') > 0 && title.indexOf(']') + 1 < title.length()) {
        title = title.substring(title.indexOf(']') + 1).strip();
        more = true;
      }
    }
    return title;
  }

  /** The lines of one mail, of which some are the sender's own. */
  private static final class Letter {
    private final List<String> lines;
    private final int before;
    private final List<Found.Skipped> skipped = new ArrayList<>();

    Letter(List<String> lines, int before) {
      this.lines = new ArrayList<>(lines);
      this.before = before;
    }

    Found found(String title) {
      cutSignature();
      boolean own = lines.stream().anyMatch(line -> quotes(line) == 0 && isLabelled(line));
      List<String> read = own ? ownOnly() : unquoted();
      String text = "\n".repeat(before) + String.join("\n", read);
      Format format = Format.ofText(text);
      Source source = Page.source(text, format, Map.of());
      return Page.find(new Source(source.blocks(), title, 0, source.notes()), format, skipped);
    }

    private static boolean isLabelled(String line) {
      String strip = line.strip();
      boolean bullet = strip.startsWith("* ") || strip.startsWith("- ") || strip.startsWith("• ");
      Labelled label = Labelled.known(WikiInline.markdown(bullet ? strip.substring(2) : strip));
      return label != null && label.label() != null && label.label().tells;
    }

    private void cutSignature() {
      int sign = lines.lastIndexOf("-- ");
      sign = sign < 0 ? lines.lastIndexOf("--") : sign;
      if (sign >= 0) {
        List<String> signature = lines.subList(sign, lines.size());
        skipped.add(new Found.Skipped(before + sign + 1, "", "signature", String.join("\n", signature.subList(1, signature.size())).strip()));
        signature.clear();
      }
    }

    private List<String> ownOnly() {
      StringBuilder quoted = new StringBuilder();
      int first = 0;
      List<String> own = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (quotes(line) > 0) {
          first = first == 0 ? before + i + 1 : first;
          quoted.append(without(line)).append('\n');
          own.add("");
        } else {
          own.add(line);
        }
      }
      if (first > 0) {
        Template.Heading form = Template.in(quoted.toString(), first);
        skipped.add(new Found.Skipped(first, form == null ? "" : form.title(), "quoted", quoted.toString().strip()));
      }
      return own;
    }

    /** One level of quotation less: what was quoted is the mail; what stood deeper is still a quotation, unless it is a form again. */
    private List<String> unquoted() {
      List<String> read = new ArrayList<>();
      StringBuilder deeper = new StringBuilder();
      boolean form = lines.stream().anyMatch(line -> quotes(without(line)) > 0 && isLabelled(without(without(line))));
      int first = 0;
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        String less = without(line);
        boolean drop = form && quotes(less) > 0;
        first = drop && first == 0 ? before + i + 1 : first;
        deeper.append(drop ? less + "\n" : "");
        read.add(drop ? "" : less);
      }
      if (first > 0) {
        skipped.add(new Found.Skipped(first, "", "quoted", deeper.toString().strip()));
      }
      return read;
    }

    private static String without(String line) {
      int from = quotes(line) > 0 ? 1 : 0;
      String rest = line.substring(from);
      return from > 0 && rest.startsWith(" ") ? rest.substring(1) : rest;
    }
  }
}
