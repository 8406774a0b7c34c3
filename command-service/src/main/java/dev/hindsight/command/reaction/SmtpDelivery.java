package dev.hindsight.command.reaction;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands mails to an SMTP server. Never logs them. */
public final class SmtpDelivery implements MailDelivery {

  private static final long LIMIT_SECONDS = 30;

  private final MailClient client;
  private final String from;

  public SmtpDelivery(MailClient client, String from) {
    this.client = client;
    this.from = from;
  }

  @Override
  public void deliver(Mail mail) throws MailNotSent, InterruptedException {
    var message =
        new MailMessage()
            .setFrom(from)
            .setTo(mail.to())
            .setSubject(mail.subject())
            .setText(mail.text())
            .setHtml(mail.html())
            .addHeader("Message-ID", "<" + mail.messageId() + ">");
    try {
      client
          .sendMail(message)
          .toCompletionStage()
          .toCompletableFuture()
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new MailNotSent(mail, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new MailNotSent(mail, new TimeoutException("no answer of the mail server in time"));
    }
  }
}
