package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.balanceIsAtLeast;
import static dev.hindsight.command.handler.Replicas.deposit;
import static dev.hindsight.command.handler.Replicas.listing;
import static dev.hindsight.command.handler.Replicas.openAccount;
import static dev.hindsight.command.handler.Replicas.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.cart.CartCommand.RemoveItemFromCart;
import dev.hindsight.command.http.Ids;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The states in memory take no more of it than they may, and are right all the same. */
class StatesInMemoryTest {

  private static final long MOST = 500_000;
  private static final int CARTS = 40;
  private static final int LINES = 100;

  private final Replicas replicas = new Replicas();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void many_big_carts_stay_within_the_bound_and_are_all_decided_rightly() throws Exception {
    var handler = replicas.start(50, Limits.DEFAULT.withStateBytes(MOST)).handler();
    var listings = listings(handler);
    var carts = new ArrayList<UUID>();

    for (int i = 0; i < CARTS; i++) {
      carts.add(fullCart(handler, listings));
      assertThat(handler.cachedStates().bytes()).isLessThanOrEqualTo(MOST);
    }

    for (int i = 0; i < CARTS; i++) {
      var removal = new RemoveItemFromCart(carts.get(i), listings.get(i));
      assertThat(accepted(handler.handle(Request.of(removal))).version()).isEqualTo(LINES + 2);
      assertThat(refused(handler.handle(Request.of(removal))).rejection().reason())
          .isEqualTo("item-not-in-cart");
      assertThat(handler.cachedStates().bytes()).isLessThanOrEqualTo(MOST);
    }
    assertThat(handler.cachedStates().misses()).isGreaterThanOrEqualTo(CARTS / 2);
    assertThat(handler.cachedStates().hits()).isPositive();
  }

  @Test
  void a_big_state_weighs_more_than_a_small_one() throws Exception {
    var handler = replicas.start(0, Limits.DEFAULT).handler();
    var listings = listings(handler);
    accepted(handler.handle(Request.of(new OpenCart(Ids.next(), null))));
    var before = handler.cachedStates();

    fullCart(handler, listings);

    var after = handler.cachedStates();
    assertThat(after.count()).isEqualTo(before.count() + 1);
    assertThat(after.bytes() - before.bytes()).isGreaterThan(LINES * 100L);
  }

  @Test
  void what_is_in_use_stays_even_where_nothing_may_stay() throws Exception {
    var handler = replicas.start(50, Limits.DEFAULT.withStateBytes(1)).handler();
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
    // The last one is let go just behind its answer.
    await().untilAsserted(() -> assertThat(handler.cachedStates().count()).isZero());
  }

  private static List<UUID> listings(CommandHandler handler) throws Exception {
    var listings = new ArrayList<UUID>();
    for (int i = 0; i < LINES; i++) {
      listings.add(Ids.next());
      accepted(handler.handle(Request.of(listing(listings.get(i), "1.00"))));
    }
    return listings;
  }

  private static UUID fullCart(CommandHandler handler, List<UUID> listings) throws Exception {
    var cart = Ids.next();
    var answers = new ArrayList<Future<Outcome>>();
    answers.add(handler.handle(Request.of(new OpenCart(cart, null))));
    for (var listing : listings) {
      answers.add(handler.handle(Request.of(new AddItemToCart(cart, listing, 1))));
    }
    for (var answer : answers) {
      accepted(answer);
    }
    return cart;
  }
}
