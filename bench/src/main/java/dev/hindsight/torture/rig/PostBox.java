package dev.hindsight.torture.rig;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.hindsight.torture.evidence.Mail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A mail server that keeps all that it is given, with a proxy before it. */
public final class PostBox implements AutoCloseable {

  private final GreenMail server;
  private final TcpProxy door;

  PostBox() throws IOException {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    door = new TcpProxy(server.getSmtp().getPort());
  }

  /** Between it and those who send. */
  public TcpProxy door() {
    return door;
  }

  /** All that have arrived. */
  List<Mail> mails() {
    var mails = new ArrayList<Mail>();
    for (var message : server.getReceivedMessages()) {
      try {
        var id = message.getMessageID();
        // "<EVENT@host>": the event that a mail is sent for is its name.
        mails.add(new Mail(id, id.substring(1, Math.max(1, id.indexOf('@')))));
      } catch (MessagingException e) {
        throw new IllegalStateException("a mail that arrived cannot be read", e);
      }
    }
    return mails;
  }

  @Override
  public void close() throws IOException {
    door.close();
    server.stop();
  }
}
