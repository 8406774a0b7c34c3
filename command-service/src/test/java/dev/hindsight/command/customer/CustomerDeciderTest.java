package dev.hindsight.command.customer;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.customer.CustomerCommand.RegisterCustomer;
import dev.hindsight.command.decider.Change;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.EmailEvent.EmailClaimed;
import dev.hindsight.events.EmailEvent.EmailReleased;
import dev.hindsight.events.personal.PersonalText;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomerDeciderTest {

  private static final UUID ALICE = new UUID(3, 1);
  private static final UUID BOB = new UUID(3, 2);
  private static final UUID ADDRESS = new UUID(6, 1);
  private static final PersonalText NAME = new PersonalText("v1.name");
  private static final PersonalText EMAIL = new PersonalText("v1.email");
  private static final CustomerRegistered REGISTERED = new CustomerRegistered(NAME, EMAIL);

  @Test
  void a_registration_claims_the_address_in_the_same_append() {
    givenNothing()
        .when(register(ALICE))
        .then(
            new Change(Customer.stream(ALICE), REGISTERED),
            new Change(EmailAddress.stream(ADDRESS), new EmailClaimed(ALICE)));
  }

  @Test
  void a_customer_registers_once() {
    given(Customer.stream(ALICE), REGISTERED).when(register(ALICE)).thenRefused("customer-exists");
  }

  @Test
  void an_address_has_one_customer() {
    given(EmailAddress.stream(ADDRESS), new EmailClaimed(ALICE))
        .when(register(BOB))
        .thenRefused("email-taken");
  }

  @Test
  void an_address_that_was_given_up_is_free_again() {
    given(EmailAddress.stream(ADDRESS), new EmailClaimed(ALICE), new EmailReleased(ALICE))
        .when(register(BOB))
        .then(
            new Change(Customer.stream(BOB), REGISTERED),
            new Change(EmailAddress.stream(ADDRESS), new EmailClaimed(BOB)));
  }

  @Test
  void a_new_customer_is_registered_and_not_verified() {
    var customer = new CustomerDecider().evolve(new Customer.Unknown(), REGISTERED);

    assertThat(customer).isEqualTo(Customer.Registered.with(EMAIL));
  }

  @Test
  void the_address_remembers_who_has_it() {
    var fold = new EmailFold();

    var claimed = fold.evolve(fold.initial(), new EmailClaimed(ALICE));

    assertThat(fold.initial()).isEqualTo(new EmailAddress.Free());
    assertThat(claimed).isEqualTo(new EmailAddress.Claimed(ALICE));
    assertThat(fold.evolve(claimed, new EmailReleased(ALICE))).isEqualTo(new EmailAddress.Free());
  }

  private static RegisterCustomer register(UUID customer) {
    return new RegisterCustomer(customer, NAME, EMAIL, ADDRESS);
  }
}
