package dev.hindsight.command.customer;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.alreadyExists;
import static dev.hindsight.command.decider.Decision.notAllowed;

import dev.hindsight.command.customer.CustomerCommand.RegisterCustomer;
import dev.hindsight.command.decider.Decider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.events.CustomerEvent;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.EmailEvent.EmailClaimed;

/** The rules of customers. */
public final class CustomerDecider implements Decider<CustomerCommand, Customer, CustomerEvent> {

  @Override
  public String kind() {
    return Customer.KIND;
  }

  @Override
  public Class<CustomerCommand> commands() {
    return CustomerCommand.class;
  }

  @Override
  public Class<CustomerEvent> events() {
    return CustomerEvent.class;
  }

  @Override
  public Customer initial() {
    return new Customer.Unknown();
  }

  @Override
  public Customer evolve(Customer customer, CustomerEvent event) {
    return CustomerFold.evolve(customer, event);
  }

  @Override
  public int weight(Customer customer) {
    return customer instanceof Customer.Registered known
        ? 400 + 130 * (known.mailingLists().size() + known.accounts().size())
        : 50;
  }

  @Override
  public Decision decide(CustomerCommand command, Customer customer, Others others) {
    return switch (command) {
      case RegisterCustomer c ->
          switch (customer) {
            case Customer.Unknown u -> register(c, others);
            case Customer.Registered r -> alreadyExists(c.target());
            case Customer.Erased e -> alreadyExists(c.target());
          };
    };
  }

  private static Decision register(RegisterCustomer c, Others others) {
    var address = EmailAddress.stream(c.emailHash());
    return switch (others.of(address, EmailAddress.class)) {
      case EmailAddress.Claimed taken ->
          notAllowed("email-taken", "another customer has this e-mail address", "/email");
      case EmailAddress.Free free ->
          accept(c.target(), new CustomerRegistered(c.name(), c.email()))
              .and(address, new EmailClaimed(c.customerId()));
    };
  }
}
