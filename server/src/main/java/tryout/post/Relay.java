package tryout.post;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;

/** Hands letters to a relay over SMTP. Blocks while it does. */
public final class Relay {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MailSettings settings;
  private final InstantSource clock;
  private final Session session;
  private final String domain;

  public Relay(MailSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.domain = settings.from().substring(settings.from().indexOf('@') + 1);
    this.session = Session.getInstance(properties(), new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(settings.user(), settings.password());
      }
    });
  }

  private Properties properties() {
    Properties properties = new Properties();
    String millis = String.valueOf(PATIENCE.toMillis());
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", String.valueOf(settings.port()));
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.localhost", domain);
    properties.put("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
    properties.put("mail.smtp.ssl.enable", String.valueOf(settings.protection() == MailSettings.Protection.TLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", String.valueOf(settings.protection() == MailSettings.Protection.STARTTLS));
    properties.put("mail.smtp.starttls.required", String.valueOf(settings.protection() == MailSettings.Protection.STARTTLS));
    return properties;
  }

  /**
   * Sends it.
   *
   * @throws IOException where the relay did not take it; it may be sent again
   */
  public void send(Letter letter) throws IOException {
    try {
      Transport.send(message(letter));
    } catch (MessagingException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    String id = "<" + letter.id() + "@" + domain + ">";
    MimeMessage message = new MimeMessage(session) {
      @Override
      protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
      }
    };
    message.setFrom(new InternetAddress(settings.from(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("References", "<" + letter.thread() + "@" + domain + ">");
    if (letter.leaving().isPresent()) {
      message.setHeader("List-Unsubscribe", "<" + letter.leaving().get() + ">");
    }
    message.setText(letter.text(), StandardCharsets.UTF_8.name());
    return message;
  }
}
