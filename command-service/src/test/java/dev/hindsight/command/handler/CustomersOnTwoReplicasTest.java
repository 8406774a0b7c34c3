package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.customer.CustomerCommand.ChangeEmail;
import dev.hindsight.command.customer.CustomerCommand.EraseCustomer;
import dev.hindsight.command.customer.CustomerCommand.RegisterCustomer;
import dev.hindsight.command.customer.CustomerCommand.VerifyEmail;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.events.Money;
import dev.hindsight.events.personal.PersonalText;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What customers claim and prove holds whichever replica they come to, and at whatever time. */
class CustomersOnTwoReplicasTest {

  private static final int PAIRS = 50;
  private static final PersonalText TEXT = new PersonalText("v1.text");

  private final Replicas replicas = new Replicas();
  private final LogForTests log = replicas.log;
  private final CommandHandler one = replicas.start();
  private final CommandHandler other = replicas.start();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void of_two_who_register_under_one_address_at_the_same_time_one_does() throws Exception {
    var answers = new ArrayList<List<Future<Outcome>>>();
    for (int i = 0; i < PAIRS; i++) {
      var address = Ids.next();
      answers.add(List.of(ask(one, register(address)), ask(other, register(address))));
    }

    for (var pair : answers) {
      assertOneHasIt(pair);
    }
    assertEveryAddressHasItsCustomer();
  }

  @Test
  void of_two_who_change_to_one_address_at_the_same_time_one_does() throws Exception {
    var customers = registered(2 * PAIRS);
    var answers = new ArrayList<List<Future<Outcome>>>();
    for (int i = 0; i < PAIRS; i++) {
      var address = Ids.next();
      answers.add(
          List.of(
              ask(one, change(customers.get(2 * i), address)),
              ask(other, change(customers.get(2 * i + 1), address))));
    }

    for (var pair : answers) {
      assertOneHasIt(pair);
    }
    assertEveryAddressHasItsCustomer();
  }

  @Test
  void a_registration_and_a_change_claim_one_address_once() throws Exception {
    var customers = registered(PAIRS);
    var answers = new ArrayList<List<Future<Outcome>>>();
    for (var customer : customers) {
      var address = Ids.next();
      answers.add(List.of(ask(one, change(customer, address)), ask(other, register(address))));
    }

    for (var pair : answers) {
      assertOneHasIt(pair);
    }
    assertEveryAddressHasItsCustomer();
  }

  @Test
  void whatever_a_customer_changes_to_at_once_everywhere_one_address_is_left() throws Exception {
    var customer = registered(1).getFirst();

    var answers = new ArrayList<Future<Outcome>>();
    // Each is a mail, and there are only so many until an address is proved.
    for (int i = 0; i < 4; i++) {
      answers.add(ask(one, change(customer, Ids.next())));
      answers.add(ask(other, change(customer, Ids.next())));
    }

    for (var answer : answers) {
      accepted(answer);
    }
    assertThat(log.number("SELECT count(*) FROM (" + OWNED_ADDRESSES + ") o")).isEqualTo(1);
    assertEveryAddressHasItsCustomer();
  }

  @Test
  void those_who_pass_addresses_around_never_wait_for_each_other_for_ever() throws Exception {
    var customers = registered(6);
    var addresses = IntStream.range(0, 8).mapToObj(i -> Ids.next()).toList();

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 600; i++) {
      var command = change(customers.get(i * 7 % 6), addresses.get(i * 5 % 8));
      answers.add(ask(i % 3 == 0 ? other : one, command));
    }

    for (var answer : answers) {
      assertThat(get(answer)).isInstanceOfAny(Outcome.Accepted.class, Outcome.Refused.class);
    }
    assertThat(one.inFlight() + other.inFlight()).isZero();
    assertEveryAddressHasItsCustomer();
  }

  @Test
  void an_erasure_frees_the_address_that_the_customer_changes_to_meanwhile() throws Exception {
    for (var customer : registered(PAIRS)) {
      var changed = ask(one, change(customer, Ids.next()));
      accepted(ask(other, new EraseCustomer(customer)));
      assertThat(get(changed)).isInstanceOfAny(Outcome.Accepted.class, Outcome.Refused.class);
    }

    assertThat(log.number("SELECT count(*) FROM (" + OWNED_ADDRESSES + ") o")).isZero();
    replicas.assertDense();
  }

  @Test
  void no_listing_stands_behind_a_change_of_the_address_before_it_is_verified_again()
      throws Exception {
    var refused = 0;
    for (int round = 0; round < 10; round++) {
      var address = Ids.next();
      var seller = registered(one, address);
      accepted(ask(one, verify(seller, address)));
      var answers = new ArrayList<Future<Outcome>>();
      for (int i = 0; i < 40; i++) {
        answers.add(ask(one, post(seller)));
        if (i == 20) {
          answers.add(ask(other, change(seller, Ids.next())));
        }
      }
      for (var answer : answers) {
        refused += get(answer) instanceof Outcome.Refused ? 1 : 0;
      }
    }

    assertThat(log.number(LISTINGS_OF_THE_UNVERIFIED)).isZero();
    assertThat(log.number("SELECT count(*) FROM events WHERE stream LIKE 'listing-%'"))
        .as("%d were refused", refused)
        .isPositive()
        .isEqualTo(400 - refused);
    assertThat(refused).isPositive();
  }

  private static void assertOneHasIt(List<Future<Outcome>> pair) throws Exception {
    var won = 0;
    for (var answer : pair) {
      switch (get(answer)) {
        case Outcome.Accepted accepted -> won++;
        case Outcome.Refused refused ->
            assertThat(refused.rejection().reason()).isEqualTo("email-taken");
        case Outcome unforeseen -> throw new AssertionError(unforeseen);
      }
    }
    assertThat(won).isEqualTo(1);
  }

  // As the addresses say, and as the customers do.
  private void assertEveryAddressHasItsCustomer() {
    replicas.assertDense();
    assertThat(
            log.number(
                "SELECT count(*) FROM (%s) o FULL JOIN (%s) p USING (address, customer)"
                        .formatted(OWNED_ADDRESSES, PRESENT_ADDRESSES)
                    + " WHERE o.address IS NULL OR p.address IS NULL"))
        .isZero();
    assertThat(log.number("SELECT count(*) FROM (" + PRESENT_ADDRESSES + ") p")).isPositive();
  }

  private List<UUID> registered(int customers) throws Exception {
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < customers; i++) {
      ids.add(registered(i % 2 == 0 ? one : other, Ids.next()));
    }
    return ids;
  }

  private static UUID registered(CommandHandler handler, UUID address) throws Exception {
    return accepted(ask(handler, register(address))).stream().id();
  }

  private static Future<Outcome> ask(CommandHandler handler, Command command) {
    return handler.handle(Request.of(command));
  }

  private static Command register(UUID address) {
    return new RegisterCustomer(Ids.next(), TEXT, TEXT, address);
  }

  private static Command change(UUID customer, UUID address) {
    return new ChangeEmail(customer, TEXT, address);
  }

  private static Command verify(UUID customer, UUID address) {
    return new VerifyEmail(customer, address, Instant.MAX, Instant.EPOCH);
  }

  private static Command post(UUID seller) {
    return new PostListing(Ids.next(), seller, "A lamp", null, null, Money.of("1.00", "EUR"));
  }

  private static final String OWNED_ADDRESSES =
      """
      SELECT * FROM (
        SELECT DISTINCT ON (stream) substr(stream, 7) AS address,
               data->>'customerId' AS customer, type
        FROM events WHERE stream LIKE 'email-%' ORDER BY stream, version DESC) last
      WHERE type = 'hindsight.email.claimed.v1'
      """;
  private static final String PRESENT_ADDRESSES =
      """
      SELECT DISTINCT ON (stream) data->>'address' AS address, substr(stream, 10) AS customer
      FROM events WHERE type IN ('hindsight.customer.registered.v2',
        'hindsight.customer.email-changed.v1')
      ORDER BY stream, version DESC
      """;
  // The last that was said of the seller's address before the listing is that it is another one.
  private static final String LISTINGS_OF_THE_UNVERIFIED =
      """
      WITH log AS (
        SELECT b.first_position + e.ordinal AS position, e.*
        FROM events e JOIN batches b ON b.id = e.batch)
      SELECT count(*) FROM log l
      WHERE l.type = 'hindsight.listing.posted.v1' AND 'hindsight.customer.email-verified.v1' <> (
        SELECT c.type FROM log c
        WHERE c.stream = 'customer-' || (l.data->>'sellerId') AND c.position < l.position
          AND c.type IN ('hindsight.customer.registered.v2',
            'hindsight.customer.email-changed.v1', 'hindsight.customer.email-verified.v1')
        ORDER BY c.position DESC LIMIT 1)
      """;
}
