package dev.hindsight.command.customer;

import dev.hindsight.command.decider.Command;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.personal.PersonalText;
import java.time.Instant;
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
  record RegisterCustomer(UUID customerId, PersonalText name, PersonalText email, UUID address)
      implements CustomerCommand {
    @Override
    public List<StreamName> alsoReads() {
      return List.of(EmailAddress.stream(address));
    }
  }

  /** Send the mail that proves whose the present address is, once more. */
  record RequestEmailVerification(UUID customerId) implements CustomerCommand {}

  /** The customer has read the mail that went to {@code address}, and says so {@code at} a time. */
  record VerifyEmail(UUID customerId, UUID address, Instant validUntil, Instant at)
      implements CustomerCommand {}

  /** Have another address, which is to be verified anew; the old one is free for others then. */
  record ChangeEmail(UUID customerId, PersonalText email, UUID address) implements CustomerCommand {
    @Override
    public List<StreamName> alsoReads() {
      return List.of(EmailAddress.stream(address));
    }
  }

  /** Get what is sent to a list. */
  record JoinMailingList(UUID customerId, String list) implements CustomerCommand {}

  /** Get no more of what is sent to a list. */
  record LeaveMailingList(UUID customerId, String list) implements CustomerCommand {}

  /** Begin nothing new; all that is there stays. */
  record DeactivateCustomer(UUID customerId) implements CustomerCommand {}

  /** Make everything personal unreadable, for ever. */
  record EraseCustomer(UUID customerId) implements CustomerCommand {}
}
