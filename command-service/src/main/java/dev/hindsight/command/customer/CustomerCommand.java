package dev.hindsight.command.customer;

import dev.hindsight.command.decider.Command;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.personal.PersonalText;
import java.util.List;
import java.util.UUID;

/** What can be asked of a customer. Personal fields are encrypted before they come here. */
public sealed interface CustomerCommand extends Command {

  UUID customerId();

  @Override
  default StreamName target() {
    return Customer.stream(customerId());
  }

  /** Become a customer, under an address that nobody else has. */
  record RegisterCustomer(UUID customerId, PersonalText name, PersonalText email, UUID emailHash)
      implements CustomerCommand {
    @Override
    public List<StreamName> alsoReads() {
      return List.of(EmailAddress.stream(emailHash));
    }
  }
}
