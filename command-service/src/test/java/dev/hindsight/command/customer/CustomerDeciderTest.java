package dev.hindsight.command.customer;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.customer.CustomerCommand.ChangeEmail;
import dev.hindsight.command.customer.CustomerCommand.DeactivateCustomer;
import dev.hindsight.command.customer.CustomerCommand.EraseCustomer;
import dev.hindsight.command.customer.CustomerCommand.JoinMailingList;
import dev.hindsight.command.customer.CustomerCommand.LeaveMailingList;
import dev.hindsight.command.customer.CustomerCommand.RegisterCustomer;
import dev.hindsight.command.customer.CustomerCommand.RequestEmailVerification;
import dev.hindsight.command.customer.CustomerCommand.VerifyEmail;
import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.DeciderSpec;
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
import dev.hindsight.events.personal.PersonalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomerDeciderTest {

  private static final UUID ALICE = new UUID(3, 1);
  private static final UUID BOB = new UUID(3, 2);
  private static final UUID ADDRESS = new UUID(6, 1);
  private static final UUID OTHER_ADDRESS = new UUID(6, 2);
  private static final PersonalText NAME = new PersonalText("v1.name");
  private static final PersonalText EMAIL = new PersonalText("v1.email");
  private static final PersonalText OTHER_EMAIL = new PersonalText("v1.other");
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private static final CustomerRegistered REGISTERED = new CustomerRegistered(NAME, EMAIL, ADDRESS);

  /** As it is read from a stream of before addresses were told. */
  private static final CustomerRegistered REGISTERED_LONG_AGO =
      new CustomerRegistered(NAME, EMAIL, null);

  private static final EmailVerificationRequested REQUESTED =
      new EmailVerificationRequested(ADDRESS, EMAIL);
  private static final CustomerEmailVerified VERIFIED = new CustomerEmailVerified(ADDRESS);
  private static final CustomerEmailChanged CHANGED =
      new CustomerEmailChanged("/email", EMAIL, OTHER_EMAIL, OTHER_ADDRESS);
  private static final EmailVerificationRequested REQUESTED_AGAIN =
      new EmailVerificationRequested(OTHER_ADDRESS, OTHER_EMAIL);
  private static final CustomerDeactivated DEACTIVATED = new CustomerDeactivated();
  private static final CustomerErased ERASED = new CustomerErased();

  private static final ChangeEmail CHANGE = new ChangeEmail(ALICE, OTHER_EMAIL, OTHER_ADDRESS);
  private static final VerifyEmail VERIFY = new VerifyEmail(ALICE, ADDRESS, NOON, NOON);

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
    alice().when(register(ALICE)).thenRefused("customer-exists");
    alice(DEACTIVATED).when(register(ALICE)).thenRefused("customer-exists");
    alice(ERASED).when(register(ALICE)).thenRefused("customer-exists");
  }

  @Test
  void an_address_has_one_customer() {
    alice().when(register(BOB)).thenRefused("email-taken");
    alice()
        .and(EmailAddress.stream(OTHER_ADDRESS), new EmailClaimed(BOB))
        .when(CHANGE)
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
  void whoever_has_the_token_of_the_present_address_verifies_it() {
    alice().when(VERIFY).then(VERIFIED);
  }

  @Test
  void what_is_verified_stays_so_whatever_the_age_of_the_token() {
    alice(VERIFIED).when(VERIFY).thenNothing();
    alice(VERIFIED).when(verifyLate()).thenNothing();
  }

  @Test
  void a_token_expires() {
    alice().when(verifyLate()).thenRefused("email-verification-expired");
  }

  @Test
  void a_token_for_an_address_of_before_verifies_nothing() {
    alice(CHANGED).when(VERIFY).thenRefused("email-verification-outdated");
    alice(VERIFIED, CHANGED).when(VERIFY).thenRefused("email-verification-outdated");
  }

  @Test
  void the_mail_can_be_asked_for_until_the_address_is_verified() {
    alice().when(new RequestEmailVerification(ALICE)).then(REQUESTED);
    alice(VERIFIED).when(new RequestEmailVerification(ALICE)).thenNothing();
    alice(VERIFIED, CHANGED).when(new RequestEmailVerification(ALICE)).then(REQUESTED_AGAIN);
  }

  @Test
  void another_address_says_what_changed_and_frees_the_old_one_in_the_same_append() {
    alice(VERIFIED)
        .when(CHANGE)
        .then(
            new Change(Customer.stream(ALICE), CHANGED),
            new Change(EmailAddress.stream(ADDRESS), new EmailReleased(ALICE)),
            new Change(EmailAddress.stream(OTHER_ADDRESS), new EmailClaimed(ALICE)));
  }

  @Test
  void another_address_is_not_verified() {
    var decider = new CustomerDecider();
    Customer customer = decider.initial();
    for (var event : List.of(REGISTERED, VERIFIED, CHANGED)) {
      customer = decider.evolve(customer, event);
    }

    assertThat(customer).isEqualTo(Customer.Registered.with(OTHER_EMAIL, OTHER_ADDRESS));
  }

  @Test
  void the_present_address_again_changes_nothing() {
    alice().when(new ChangeEmail(ALICE, OTHER_EMAIL, ADDRESS)).thenNothing();
    alice(VERIFIED).when(new ChangeEmail(ALICE, OTHER_EMAIL, ADDRESS)).thenNothing();
  }

  @Test
  void a_customer_from_before_addresses_were_told_says_which_address_it_is_and_gets_the_mail() {
    given(Customer.stream(ALICE), REGISTERED_LONG_AGO)
        .and(EmailAddress.stream(ADDRESS), new EmailClaimed(ALICE))
        .when(new ChangeEmail(ALICE, OTHER_EMAIL, ADDRESS))
        .then(REQUESTED);
    given(Customer.stream(ALICE), REGISTERED_LONG_AGO)
        .when(new RequestEmailVerification(ALICE))
        .thenRefused("email-unconfirmed");
    given(Customer.stream(ALICE), REGISTERED_LONG_AGO)
        .when(VERIFY)
        .thenRefused("email-verification-outdated");
  }

  @Test
  void a_list_is_joined_once_and_left_once() {
    var joined = new MailingListJoined("news");

    alice().when(join("news")).then(joined);
    alice(joined).when(join("news")).thenNothing();
    alice(joined).when(join("offers")).then(new MailingListJoined("offers"));
    alice(joined).when(leave("news")).then(new MailingListLeft("news"));
    alice(joined, new MailingListLeft("news")).when(leave("news")).thenNothing();
    alice(joined, new MailingListLeft("news")).when(join("news")).then(joined);
    alice(joined).when(leave("offers")).thenNothing();
  }

  @Test
  void a_customer_is_on_so_many_lists_and_no_more() {
    var most =
        IntStream.range(0, CustomerDecider.MOST_MAILING_LISTS)
            .mapToObj(i -> new MailingListJoined("list-" + i))
            .toArray(CustomerEvent[]::new);

    alice(most).when(join("one-more")).thenRefused("too-many-mailing-lists");
    alice(most).when(join("list-7")).thenNothing();
    alice(most).when(leave("list-7")).then(new MailingListLeft("list-7"));
  }

  @Test
  void a_deactivated_customer_begins_nothing_and_may_leave_altogether() {
    var deactivated = alice(new MailingListJoined("news"), DEACTIVATED);

    alice().when(new DeactivateCustomer(ALICE)).then(DEACTIVATED);
    deactivated.when(new DeactivateCustomer(ALICE)).thenNothing();
    deactivated.when(VERIFY).thenRefused("customer-deactivated");
    deactivated.when(new RequestEmailVerification(ALICE)).thenRefused("customer-deactivated");
    deactivated.when(CHANGE).thenRefused("customer-deactivated");
    deactivated.when(join("offers")).thenRefused("customer-deactivated");
    deactivated.when(leave("news")).then(new MailingListLeft("news"));
    deactivated.when(new EraseCustomer(ALICE)).then(erasureFreeing(ADDRESS));
  }

  @Test
  void an_erasure_frees_the_present_address_in_the_same_append() {
    alice().when(new EraseCustomer(ALICE)).then(erasureFreeing(ADDRESS));
    alice(CHANGED).when(new EraseCustomer(ALICE)).then(erasureFreeing(OTHER_ADDRESS));
    given(Customer.stream(ALICE), REGISTERED_LONG_AGO).when(new EraseCustomer(ALICE)).then(ERASED);
  }

  @Test
  void nothing_can_be_asked_of_an_erased_customer_but_the_erasure_again() {
    for (var command : everyCommandOnACustomer()) {
      alice(ERASED).when(command).thenRefused("customer-erased");
    }
    alice(ERASED).when(new EraseCustomer(ALICE)).thenNothing();
  }

  @Test
  void nothing_can_be_asked_of_an_unknown_customer() {
    for (var command : everyCommandOnACustomer()) {
      givenNothing().when(command).thenUnknown("unknown-customer");
    }
    givenNothing().when(new EraseCustomer(ALICE)).thenUnknown("unknown-customer");
  }

  @Test
  void a_new_customer_is_registered_and_not_verified() {
    var customer = new CustomerDecider().evolve(new Customer.Unknown(), REGISTERED);

    assertThat(customer).isEqualTo(Customer.Registered.with(EMAIL, ADDRESS));
  }

  @Test
  void the_address_remembers_who_has_it() {
    var fold = new EmailFold();

    var claimed = fold.evolve(fold.initial(), new EmailClaimed(ALICE));

    assertThat(fold.initial()).isEqualTo(new EmailAddress.Free());
    assertThat(claimed).isEqualTo(new EmailAddress.Claimed(ALICE));
    assertThat(fold.evolve(claimed, new EmailReleased(ALICE))).isEqualTo(new EmailAddress.Free());
  }

  @Test
  void nobody_is_sent_mail_after_mail_that_proves_nothing() {
    var request = new RequestEmailVerification(ALICE);
    // The first one came with the registration.
    var almost = Collections.nCopies(CustomerDecider.MOST_MAILS - 2, REQUESTED);
    var all = Collections.nCopies(CustomerDecider.MOST_MAILS - 1, REQUESTED);

    alice(almost.toArray(CustomerEvent[]::new)).when(request).then(REQUESTED);
    var mailed = all.toArray(CustomerEvent[]::new);
    alice(mailed).when(request).thenRefused("too-many-mails");
    alice(mailed).when(CHANGE).thenRefused("too-many-mails");
    alice(mailed).when(join("news")).thenAccepted();
  }

  @Test
  void each_new_address_is_a_mail_and_a_proof_starts_over() {
    var changes = new ArrayList<CustomerEvent>(Collections.nCopies(9, CHANGED));
    alice(changes.toArray(CustomerEvent[]::new))
        .when(new RequestEmailVerification(ALICE))
        .thenRefused("too-many-mails");

    changes.add(VERIFIED);
    changes.add(CHANGED);
    alice(changes.toArray(CustomerEvent[]::new))
        .when(new RequestEmailVerification(ALICE))
        .thenAccepted();
  }

  @Test
  void a_customer_is_their_own_known_or_not() {
    for (var command : everyCommandOnACustomer()) {
      givenNothing().touches(command, new Owner.Customer(ALICE));
      alice().touches(command, new Owner.Customer(ALICE));
      alice(ERASED).touches(command, new Owner.Customer(ALICE));
    }
  }

  private static DeciderSpec alice(CustomerEvent... since) {
    var events =
        Stream.concat(Stream.of(REGISTERED), Stream.of(since)).toArray(CustomerEvent[]::new);
    return given(Customer.stream(ALICE), events)
        .and(EmailAddress.stream(ADDRESS), new EmailClaimed(ALICE));
  }

  private static List<Command> everyCommandOnACustomer() {
    return List.of(
        new RequestEmailVerification(ALICE),
        VERIFY,
        CHANGE,
        join("news"),
        leave("news"),
        new DeactivateCustomer(ALICE));
  }

  private static Change[] erasureFreeing(UUID address) {
    return new Change[] {
      new Change(Customer.stream(ALICE), ERASED),
      new Change(EmailAddress.stream(address), new EmailReleased(ALICE))
    };
  }

  private static RegisterCustomer register(UUID customer) {
    return new RegisterCustomer(customer, NAME, EMAIL, ADDRESS);
  }

  private static VerifyEmail verifyLate() {
    return new VerifyEmail(ALICE, ADDRESS, NOON, NOON.plusSeconds(1));
  }

  private static JoinMailingList join(String list) {
    return new JoinMailingList(ALICE, list);
  }

  private static LeaveMailingList leave(String list) {
    return new LeaveMailingList(ALICE, list);
  }
}
