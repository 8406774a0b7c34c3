package dev.hindsight.command.reaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * For a stack that sends nothing: writes each mail to the log of the service, and keeps the last
 * ones in memory. Thread-safe.
 */
public final class LocalDelivery implements MailDelivery {

  private static final Logger LOG = Logger.getLogger(LocalDelivery.class);
  private static final int MOST = 1000;

  private final Deque<Mail> newestFirst = new ArrayDeque<>();

  @Override
  public void deliver(Mail mail) {
    synchronized (this) {
      newestFirst.removeIf(earlier -> earlier.messageId().equals(mail.messageId()));
      newestFirst.addFirst(mail);
      if (newestFirst.size() > MOST) {
        newestFirst.removeLast();
      }
    }
    LOG.infof("Mail to %s: %s%n%s", mail.to(), mail.subject(), mail.text());
  }

  /** What is kept, the newest first. */
  public synchronized List<Mail> mails() {
    return new ArrayList<>(newestFirst);
  }

  /** Nothing is kept of a customer who was erased. */
  public synchronized void forget(UUID customer) {
    newestFirst.removeIf(mail -> mail.customer().equals(customer));
  }
}
