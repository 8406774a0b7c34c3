package dev.hindsight.command.reaction;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** The words of a verification mail, as text and as HTML. */
public final class VerificationText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
  private static final String SUBJECT = "Please confirm your e-mail address";

  private final String publicUrl;
  private final String domain;

  /** {@code from} is the sender's address: its domain is that of the mails' ids. */
  public VerificationText(String publicUrl, String from) {
    this.publicUrl = publicUrl.replaceAll("/+$", "");
    this.domain = from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
  }

  Mail mail(UUID event, UUID customer, String to, String token, Instant validUntil) {
    var link = publicUrl + "/customers/" + customer + "/email-verification";
    var day = DAY.format(validUntil.atOffset(ZoneOffset.UTC));
    return new Mail(
        event + "@" + domain,
        customer,
        to,
        SUBJECT,
        TEXT.formatted(link, token, day),
        HTML.formatted(link, link, token, day));
  }

  private static final String TEXT =
      """
      Welcome,

      somebody gave us this e-mail address. If it was you, please confirm it here:

        %s

      with this code:

        %s

      The code is good until %s. If it was not you, there is nothing to do.
      """;

  // Nothing in it needs to be escaped: an address of ours, ids, and base64url.
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
        <body>
          <p>Welcome,</p>
          <p>somebody gave us this e-mail address. If it was you, please confirm it here:</p>
          <p><a href="%s">%s</a></p>
          <p>with this code:</p>
          <p><code>%s</code></p>
          <p>The code is good until %s. If it was not you, there is nothing to do.</p>
        </body>
      </html>
      """;
}
