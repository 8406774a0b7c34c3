package dev.hindsight.command.customer;

import dev.hindsight.command.decider.Fold;
import dev.hindsight.events.EmailEvent;
import dev.hindsight.events.EmailEvent.EmailClaimed;
import dev.hindsight.events.EmailEvent.EmailReleased;

/** Who has an e-mail address. Nothing is asked of an address directly: customers claim it. */
public final class EmailFold implements Fold<EmailAddress, EmailEvent> {

  @Override
  public String kind() {
    return EmailAddress.KIND;
  }

  @Override
  public Class<EmailEvent> events() {
    return EmailEvent.class;
  }

  @Override
  public EmailAddress initial() {
    return new EmailAddress.Free();
  }

  @Override
  public EmailAddress evolve(EmailAddress address, EmailEvent event) {
    return switch (event) {
      case EmailClaimed e -> new EmailAddress.Claimed(e.customerId());
      case EmailReleased e -> new EmailAddress.Free();
    };
  }
}
