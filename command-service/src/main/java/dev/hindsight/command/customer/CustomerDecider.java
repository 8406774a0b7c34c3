package dev.hindsight.command.customer;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.alreadyExists;
import static dev.hindsight.command.decider.Decision.notAllowed;
import static dev.hindsight.command.decider.Decision.nothingToDo;
import static dev.hindsight.command.decider.Decision.unknown;

import dev.hindsight.command.customer.CustomerCommand.ChangeEmail;
import dev.hindsight.command.customer.CustomerCommand.DeactivateCustomer;
import dev.hindsight.command.customer.CustomerCommand.EraseCustomer;
import dev.hindsight.command.customer.CustomerCommand.JoinMailingList;
import dev.hindsight.command.customer.CustomerCommand.LeaveMailingList;
import dev.hindsight.command.customer.CustomerCommand.RegisterCustomer;
import dev.hindsight.command.customer.CustomerCommand.RequestEmailVerification;
import dev.hindsight.command.customer.CustomerCommand.VerifyEmail;
import dev.hindsight.command.decider.Decider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.events.CustomerEvent;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerEmailVerified;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.EmailVerificationRequested;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.CustomerEvent.MailingListLeft;
import dev.hindsight.events.EmailEvent.EmailClaimed;
import dev.hindsight.events.EmailEvent.EmailReleased;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.UUID;

/** The rules of customers. */
public final class CustomerDecider implements Decider<CustomerCommand, Customer, CustomerEvent> {

  /** A customer is read whole; this bounds it. */
  static final int MOST_MAILING_LISTS = 100;

  /**
   * Mails that go out until the customer proves an address: any address can be named, and who did
   * not name it must not be flooded.
   */
  static final int MOST_MAILS = 10;

  private static final String EMAIL = "/email";

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

  /** Whoever gives an address up sets it free, in the same append. */
  @Override
  public List<StreamName> alsoReads(CustomerCommand command, Customer customer) {
    var givesUp = command instanceof ChangeEmail || command instanceof EraseCustomer;
    return givesUp && customer instanceof Customer.Registered r && r.address() != null
        ? List.of(EmailAddress.stream(r.address()))
        : List.of();
  }

  @Override
  public int weight(Customer customer) {
    return customer instanceof Customer.Registered known
        ? 400 + 130 * (known.mailingLists().size() + known.accounts().size())
        : 50;
  }

  /** Known by the id alone, so that a refusal does not tell whether there is such a customer. */
  @Override
  public List<Owner> owners(CustomerCommand command, Customer customer, Others others) {
    return List.of(Owner.customer(command.customerId()));
  }

  @Override
  public Decision decide(CustomerCommand command, Customer customer, Others others) {
    var id = command.customerId();
    return switch (customer) {
      case Customer.Unknown u ->
          command instanceof RegisterCustomer c ? register(c, others) : unknown(command.target());
      case Customer.Registered r ->
          r.active() || isPossibleWhenDeactivated(command)
              ? decide(command, r, others)
              : Standing.deactivated(id, null);
      case Customer.Erased e ->
          command instanceof RegisterCustomer
              ? alreadyExists(command.target())
              : command instanceof EraseCustomer ? nothingToDo() : Standing.erased(id, null);
    };
  }

  private static boolean isPossibleWhenDeactivated(CustomerCommand command) {
    return switch (command) {
      case RegisterCustomer c -> true;
      case LeaveMailingList c -> true;
      case DeactivateCustomer c -> true;
      case EraseCustomer c -> true;
      case RequestEmailVerification c -> false;
      case VerifyEmail c -> false;
      case ChangeEmail c -> false;
      case JoinMailingList c -> false;
    };
  }

  private static Decision decide(
      CustomerCommand command, Customer.Registered customer, Others others) {
    return switch (command) {
      case RegisterCustomer c -> alreadyExists(c.target());
      case RequestEmailVerification c -> requestVerification(c, customer);
      case VerifyEmail c -> verify(c, customer);
      case ChangeEmail c -> changeEmail(c, customer, others);
      case JoinMailingList c -> join(c, customer);
      case LeaveMailingList c ->
          customer.mailingLists().contains(c.list())
              ? accept(c.target(), new MailingListLeft(c.list()))
              : nothingToDo();
      case DeactivateCustomer c ->
          customer.active() ? accept(c.target(), new CustomerDeactivated()) : nothingToDo();
      case EraseCustomer c ->
          withAddressFreed(accept(c.target(), new CustomerErased()), c.customerId(), customer);
    };
  }

  private static Decision register(RegisterCustomer c, Others others) {
    var address = EmailAddress.stream(c.address());
    return switch (others.of(address, EmailAddress.class)) {
      case EmailAddress.Claimed taken -> emailTaken();
      case EmailAddress.Free free ->
          accept(c.target(), new CustomerRegistered(c.name(), c.email(), c.address()))
              .and(address, new EmailClaimed(c.customerId()));
    };
  }

  private static Decision requestVerification(
      RequestEmailVerification c, Customer.Registered customer) {
    if (customer.emailVerified()) {
      return nothingToDo();
    }
    if (customer.mailsSinceProof() >= MOST_MAILS) {
      return tooManyMails(c.customerId());
    }
    return customer.address() == null
        ? notAllowed(
            "email-unconfirmed",
            "which address customer " + c.customerId() + " has is to be said first: PUT it as new")
        : accept(c.target(), new EmailVerificationRequested(customer.address(), customer.email()));
  }

  private static Decision verify(VerifyEmail c, Customer.Registered customer) {
    if (!c.address().equals(customer.address())) {
      return notAllowed(
          "email-verification-outdated",
          "the token is for an address that customer " + c.customerId() + " no longer has",
          "/token");
    }
    if (customer.emailVerified()) {
      return nothingToDo();
    }
    return c.at().isAfter(c.validUntil())
        ? notAllowed(
            "email-verification-expired",
            "the token was valid until " + c.validUntil() + "; ask for another one",
            "/token")
        : accept(c.target(), new CustomerEmailVerified(c.address()));
  }

  private static Decision changeEmail(ChangeEmail c, Customer.Registered customer, Others others) {
    var address = EmailAddress.stream(c.address());
    return switch (others.of(address, EmailAddress.class)) {
      case EmailAddress.Claimed claimed ->
          claimed.customerId().equals(c.customerId()) ? keepEmail(c, customer) : emailTaken();
      case EmailAddress.Free free -> {
        if (customer.mailsSinceProof() >= MOST_MAILS) {
          yield tooManyMails(c.customerId());
        }
        var changed =
            accept(
                c.target(),
                new CustomerEmailChanged(EMAIL, customer.email(), c.email(), c.address()));
        yield withAddressFreed(changed, c.customerId(), customer)
            .and(address, new EmailClaimed(c.customerId()));
      }
    };
  }

  // In a stream from before addresses were verified, it is heard now which one it is.
  private static Decision keepEmail(ChangeEmail c, Customer.Registered customer) {
    return customer.address() != null
        ? nothingToDo()
        : accept(c.target(), new EmailVerificationRequested(c.address(), customer.email()));
  }

  private static Decision.Accepted withAddressFreed(
      Decision.Accepted accepted, UUID id, Customer.Registered customer) {
    return customer.address() == null
        ? accepted
        : accepted.and(EmailAddress.stream(customer.address()), new EmailReleased(id));
  }

  private static Decision join(JoinMailingList c, Customer.Registered customer) {
    if (customer.mailingLists().contains(c.list())) {
      return nothingToDo();
    }
    return customer.mailingLists().size() < MOST_MAILING_LISTS
        ? accept(c.target(), new MailingListJoined(c.list()))
        : notAllowed(
            "too-many-mailing-lists",
            "a customer is on at most " + MOST_MAILING_LISTS + " lists",
            "/list");
  }

  private static Decision tooManyMails(UUID customer) {
    return notAllowed(
        "too-many-mails",
        "customer %s was sent %d mails and has proved no address since: use the last of them"
            .formatted(customer, MOST_MAILS));
  }

  private static Decision emailTaken() {
    return notAllowed("email-taken", "another customer has this e-mail address", EMAIL);
  }
}
