package dev.hindsight.command.reaction;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** A real SMTP server in this JVM that keeps what it is given. */
final class MailServer implements AutoCloseable {

  private final GreenMail server;

  private MailServer(int port) {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  /** On any port. */
  static MailServer start() {
    return new MailServer(0);
  }

  static MailServer startOn(int port) {
    return new MailServer(port);
  }

  int port() {
    return server.getSmtp().getPort();
  }

  List<MimeMessage> mails() {
    return List.of(server.getReceivedMessages());
  }

  static SmtpDelivery delivery(Vertx vertx, int port) {
    var config =
        new MailConfig()
            .setHostname("127.0.0.1")
            .setPort(port)
            .setStarttls(StartTLSOptions.DISABLED)
            .setKeepAlive(false);
    return new SmtpDelivery(MailClient.create(vertx, config), "no-reply@shop.test");
  }

  @Override
  public void close() {
    server.stop();
  }
}
