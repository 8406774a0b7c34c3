package dev.hindsight.command.reaction;

/** A mail may not have been taken over by anybody. Says why, without the address it was for. */
public final class MailNotSent extends Exception {

  private static final long serialVersionUID = 1L;

  MailNotSent(Mail mail, Throwable why) {
    super(String.valueOf(why.getMessage()).replace(mail.to(), "the recipient"));
  }
}
