package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.balanceIsAtLeast;
import static dev.hindsight.command.handler.Replicas.deposit;
import static dev.hindsight.command.handler.Replicas.get;
import static dev.hindsight.command.handler.Replicas.openAccount;
import static dev.hindsight.command.handler.Replicas.refused;
import static dev.hindsight.command.handler.Replicas.transfer;
import static dev.hindsight.command.handler.Replicas.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.http.Ids;
import dev.hindsight.service.access.Caller;
import io.vertx.core.Future;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The handler on a real log: order, atomicity, refusals, overload. */
class CommandHandlerTest {

  private final Replicas replicas = new Replicas();
  private final LogForTests log = replicas.log;
  private final CommandHandler handler = replicas.start();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void a_command_becomes_an_event_with_the_first_version_and_position() throws Exception {
    var cart = Ids.next();

    var accepted = accepted(handler.handle(Request.of(new OpenCart(cart, null))));

    assertThat(accepted.version()).isEqualTo(1);
    assertThat(accepted.position()).isEqualTo(1);
    assertThat(accepted.stream()).hasToString("cart-" + cart);
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(1);
  }

  @Test
  void a_thousand_deposits_at_once_on_one_account_are_all_there_without_a_hole() throws Exception {
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 1000; i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
    }

    for (int i = 0; i < 1000; i++) {
      assertThat(accepted(answers.get(i)).version()).isEqualTo(i + 2);
    }
    replicas.assertDense();
    assertThat(balanceIsAtLeast(handler, account, "1000.00")).isTrue();
    assertThat(balanceIsAtLeast(handler, account, "0.01")).isFalse();
  }

  @Test
  void a_refused_command_leaves_nothing_behind() throws Exception {
    var account = openAccount(handler);

    var refused = refused(handler.handle(Request.of(withdraw(account, "0.01"))));

    assertThat(refused.rejection().reason()).isEqualTo("insufficient-funds");
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(1);
  }

  @Test
  void one_refusal_in_the_middle_does_not_hold_up_the_others() throws Exception {
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 50; i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
      answers.add(handler.handle(Request.of(withdraw(Ids.next(), "1.00"))));
    }

    for (int i = 0; i < answers.size(); i += 2) {
      accepted(answers.get(i));
      assertThat(refused(answers.get(i + 1)).rejection().kind()).isEqualTo(Rejection.Kind.UNKNOWN);
    }
  }

  @Test
  void a_stale_version_is_refused_and_the_right_one_accepted() throws Exception {
    var account = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(account, "1.00"))));

    var stale = refused(handler.handle(Request.of(deposit(account, "1.00")).ifAt(1)));
    var right = accepted(handler.handle(Request.of(deposit(account, "1.00")).ifAt(2)));

    assertThat(stale.rejection().kind()).isEqualTo(Rejection.Kind.OTHER_VERSION);
    assertThat(right.version()).isEqualTo(3);
  }

  @Test
  void a_transfer_is_one_append_over_three_streams() throws Exception {
    var from = openAccount(handler);
    var to = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(from, "5.00"))));

    var accepted = accepted(handler.handle(Request.of(transfer(from, to, "5.00"))));

    assertThat(accepted.events()).hasSize(3);
    assertThat(
            log.number(
                "SELECT count(DISTINCT batch) FROM events WHERE command_id = '"
                    + accepted.commandId()
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void what_the_log_cannot_hold_harms_no_other_command() throws Exception {
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 100; i++) {
      var metadata = i == 50 ? "no JSON at all" : null;
      answers.add(
          handler.handle(
              new Request(
                  deposit(account, "1.00"), Caller.THE_SHOP, false, null, null, null, metadata)));
    }

    for (int i = 0; i < 100; i++) {
      assertThat(get(answers.get(i)))
          .isInstanceOf(i == 50 ? Outcome.Broken.class : Outcome.Accepted.class);
    }
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(100);
    replicas.assertDense();
  }

  @Test
  void too_many_at_once_are_turned_away_and_the_others_served() throws Exception {
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 3 * Limits.DEFAULT.inFlight(); i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
    }

    var accepted = 0;
    for (var answer : answers) {
      switch (get(answer)) {
        case Outcome.Accepted a -> accepted++;
        case Outcome.Unavailable u -> assertThat(u.mayHaveHappened()).isFalse();
        case Outcome.Refused r -> throw new AssertionError(r);
        case Outcome.KeyReused k -> throw new AssertionError(k);
        case Outcome.Broken b -> throw new AssertionError(b);
      }
    }
    assertThat(accepted).isGreaterThanOrEqualTo(Limits.DEFAULT.inFlight() - 1);
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(accepted + 1);
    replicas.assertDense();
  }
}
