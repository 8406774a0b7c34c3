package dev.hindsight.command.reaction;

/** Brings mails on their way. */
@FunctionalInterface
public interface MailDelivery {

  /** Returns when somebody else has taken the mail over, and fails when perhaps nobody has. */
  void deliver(Mail mail) throws MailNotSent, InterruptedException;

  /** How mails leave the service, as the configuration says. */
  enum Way {
    /** They do not: they are logged and kept for a look. */
    LOCAL,
    /** By the SMTP server of {@code quarkus.mailer}. */
    SMTP
  }
}
