package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.balanceIsAtLeast;
import static dev.hindsight.command.handler.Replicas.deposit;
import static dev.hindsight.command.handler.Replicas.get;
import static dev.hindsight.command.handler.Replicas.listing;
import static dev.hindsight.command.handler.Replicas.openAccount;
import static dev.hindsight.command.handler.Replicas.transfer;
import static dev.hindsight.command.handler.Replicas.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.events.Money;
import io.vertx.core.Future;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two replicas on one log: nothing is lost, doubled or decided on an old view. */
class TwoReplicasTest {

  private final Replicas replicas = new Replicas();
  private final LogForTests log = replicas.log;
  private final CommandHandler handler = replicas.start();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void two_replicas_on_one_stream_lose_nothing_and_double_nothing() throws Exception {
    var other = replicas.start();
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 300; i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
      answers.add(other.handle(Request.of(deposit(account, "1.00"))));
    }

    var versions = new ArrayList<Long>();
    for (var answer : answers) {
      versions.add(accepted(answer).version());
    }
    assertThat(versions).doesNotHaveDuplicates().hasSize(600);
    replicas.assertDense();
    assertThat(balanceIsAtLeast(handler, account, "600.00")).isTrue();
  }

  @Test
  void two_replicas_transferring_back_and_forth_conserve_the_money() throws Exception {
    var other = replicas.start();
    var left = openAccount(handler);
    var right = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(left, "10.00"))));
    accepted(other.handle(Request.of(deposit(right, "10.00"))));

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 150; i++) {
      answers.add(handler.handle(Request.of(transfer(left, right, "3.00"))));
      answers.add(other.handle(Request.of(transfer(right, left, "4.00"))));
    }
    for (var answer : answers) {
      assertThat(get(answer)).isInstanceOfAny(Outcome.Accepted.class, Outcome.Refused.class);
    }

    replicas.assertDense();
    assertThat(log.number(SUM_OF_BALANCES)).isEqualTo(2000);
    assertThat(log.number(LOWEST_BALANCE)).isGreaterThanOrEqualTo(0);
  }

  @Test
  void a_price_that_another_replica_changed_is_never_overlooked() throws Exception {
    var other = replicas.start();
    var listing = Ids.next();
    var cart = Ids.next();
    accepted(handler.handle(Request.of(listing(listing, "1.00"))));
    accepted(handler.handle(Request.of(new OpenCart(cart, null))));
    accepted(handler.handle(Request.of(new AddItemToCart(cart, listing, 1))));

    accepted(other.handle(Request.of(new ChangeListingPrice(listing, Money.of("2.00", "EUR")))));
    accepted(handler.handle(Request.of(new AddItemToCart(cart, listing, 1))));

    assertThat(
            log.number(
                "SELECT count(*) FROM events WHERE type = 'hindsight.cart.item-added.v1'"
                    + " AND data->'unitPrice'->>'amount' = '2.00'"))
        .isEqualTo(1);
  }

  @Test
  void a_refusal_on_an_old_view_is_decided_again() throws Exception {
    var other = replicas.start();
    var account = openAccount(handler);
    assertThat(balanceIsAtLeast(handler, account, "5.00")).isFalse();

    accepted(other.handle(Request.of(deposit(account, "5.00"))));

    accepted(handler.handle(Request.of(withdraw(account, "5.00"))));
  }

  @Test
  void what_is_in_the_log_is_there_for_the_next_process() throws Exception {
    var account = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(account, "5.00"))));

    var next = replicas.start();

    assertThat(accepted(next.handle(Request.of(withdraw(account, "5.00")))).version()).isEqualTo(3);
  }

  private static final String BALANCES =
      """
      SELECT stream, version, sum(
        CASE WHEN type LIKE '%deposited%' OR type LIKE '%received%' THEN 1
             WHEN type LIKE '%withdrawn%' OR type LIKE '%sent%' THEN -1 ELSE 0 END
        * COALESCE((data->'amount'->>'amount')::numeric * 100, 0))
          OVER (PARTITION BY stream ORDER BY version) AS balance
      FROM events WHERE stream LIKE 'account-%'
      """;
  private static final String LOWEST_BALANCE = "SELECT min(balance) FROM (" + BALANCES + ") b";
  private static final String SUM_OF_BALANCES =
      "SELECT sum(balance) FROM (SELECT DISTINCT ON (stream) balance FROM ("
          + BALANCES
          + ") b ORDER BY stream, version DESC) last";
}
