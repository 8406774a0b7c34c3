package dev.hindsight.command.customer;

import dev.hindsight.events.CustomerEvent;
import dev.hindsight.events.CustomerEvent.CustomerAccountOpened;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerEmailVerified;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.EmailVerificationRequested;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.CustomerEvent.MailingListLeft;

/** What events make of a customer. */
final class CustomerFold {

  private CustomerFold() {}

  static Customer evolve(Customer customer, CustomerEvent event) {
    return switch (customer) {
      case Customer.Unknown unknown ->
          event instanceof CustomerRegistered e
              ? Customer.Registered.with(e.email(), e.address())
              : unknown;
      case Customer.Registered registered -> evolve(registered, event);
      case Customer.Erased erased -> erased;
    };
  }

  private static Customer evolve(Customer.Registered customer, CustomerEvent event) {
    return switch (event) {
      case CustomerRegistered e -> customer;
      case EmailVerificationRequested e ->
          e.address().equals(customer.address())
              ? customer.mailed()
              : customer.toVerify(e.email(), e.address());
      case CustomerEmailVerified e -> customer.verified();
      case CustomerEmailChanged e -> customer.toVerify(e.to(), e.address());
      case MailingListJoined e -> customer.joined(e.list());
      case MailingListLeft e -> customer.left(e.list());
      case CustomerAccountOpened e -> customer.withAccount(e.accountId(), e.currency());
      case CustomerDeactivated e -> customer.deactivated();
      case CustomerErased e -> new Customer.Erased();
    };
  }
}
