package dev.hindsight.query.customer;

import dev.hindsight.events.CustomerEvent.CustomerAccountOpened;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerEmailVerified;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.EmailVerificationRequested;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.CustomerEvent.MailingListLeft;
import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.testkit.ProjectionSpec;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fold of a customer. */
class CustomerViewProjectionTest {

  private static final PersonalText NAME = new PersonalText("v1.bmFtZQ");
  private static final PersonalText EMAIL = new PersonalText("v1.ZW1haWw");
  private static final PersonalText OTHER = new PersonalText("v1.b3RoZXI");
  private static final UUID ADDRESS = new UUID(1, 1);
  private static final UUID FIRST = new UUID(2, 1);
  private static final UUID SECOND = new UUID(2, 2);

  private final ProjectionSpec<CustomerRow> customer =
      ProjectionSpec.of(new CustomerViewProjection());

  @BeforeEach
  void registered() {
    customer.given(new CustomerRegistered(NAME, EMAIL, ADDRESS));
  }

  @Test
  void a_customer_is_kept_sealed() {
    customer
        .thenRow(
            new CustomerRow(CustomerStatus.REGISTERED, NAME, EMAIL, false, List.of(), List.of()))
        .thenFacts();
  }

  @Test
  void an_address_is_verified_when_the_customer_proved_it_and_not_when_it_was_asked_for() {
    customer.given(new EmailVerificationRequested(ADDRESS, EMAIL)).thenRow(email(EMAIL, false));

    customer.given(new CustomerEmailVerified(ADDRESS)).thenRow(email(EMAIL, true));
  }

  @Test
  void a_changed_address_is_not_verified() {
    customer
        .given(
            new CustomerEmailVerified(ADDRESS),
            new CustomerEmailChanged("/email", EMAIL, OTHER, ADDRESS))
        .thenRow(email(OTHER, false));
  }

  @Test
  void mailing_lists_are_joined_once_and_left() {
    customer
        .given(new MailingListJoined("news"), new MailingListJoined("offers"))
        .given(new MailingListJoined("news"))
        .thenRow(lists("news", "offers"));

    customer.given(new MailingListLeft("news")).thenRow(lists("offers"));
  }

  @Test
  void accounts_are_kept_the_oldest_first() {
    customer
        .given(new CustomerAccountOpened(FIRST, "EUR"), new CustomerAccountOpened(SECOND, "USD"))
        .thenRow(
            new CustomerRow(
                CustomerStatus.REGISTERED, NAME, EMAIL, false, List.of(), List.of(FIRST, SECOND)));
  }

  @Test
  void a_deactivated_customer_is_still_there() {
    customer
        .given(new MailingListJoined("news"), new CustomerDeactivated())
        .thenRow(
            new CustomerRow(
                CustomerStatus.DEACTIVATED, NAME, EMAIL, false, List.of("news"), List.of()));
  }

  @Test
  void of_an_erased_customer_nothing_personal_is_left_and_never_comes_back() {
    var erased =
        new CustomerRow(CustomerStatus.ERASED, null, null, false, List.of(), List.of(FIRST));
    customer
        .given(new CustomerEmailVerified(ADDRESS), new MailingListJoined("news"))
        .given(new CustomerAccountOpened(FIRST, "EUR"))
        .given(new CustomerErased())
        .thenNothingPersonal()
        .thenRow(erased);

    customer
        .given(new CustomerRegistered(NAME, EMAIL, ADDRESS), new MailingListJoined("news"))
        .given(new CustomerEmailChanged("/email", EMAIL, OTHER, ADDRESS), new CustomerDeactivated())
        .thenRow(erased);
  }

  private static CustomerRow email(PersonalText email, boolean verified) {
    return new CustomerRow(CustomerStatus.REGISTERED, NAME, email, verified, List.of(), List.of());
  }

  private static CustomerRow lists(String... lists) {
    return new CustomerRow(
        CustomerStatus.REGISTERED, NAME, EMAIL, false, List.of(lists), List.of());
  }
}
