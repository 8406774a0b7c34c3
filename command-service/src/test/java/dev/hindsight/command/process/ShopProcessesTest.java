package dev.hindsight.command.process;

import static dev.hindsight.command.follow.FollowedLog.IMPATIENT;
import static dev.hindsight.command.follow.FollowedLog.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.follow.FollowedLog;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.events.Money;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The processes of the shop on a real log, as the service runs them. */
class ShopProcessesTest {

  private static final Duration SOON = Duration.ofMillis(400);
  private static final Duration NEVER = Duration.ofDays(30);

  private final FollowedLog shop = new FollowedLog();

  @AfterEach
  void stop() throws InterruptedException {
    shop.close();
  }

  @Test
  void a_cart_that_nobody_touches_is_abandoned_once_though_the_process_starts_again()
      throws Exception {
    var left = openCart();
    var process = abandonment(SOON);
    shop.start(process, IMPATIENT);
    await().until(() -> shop.figures(process).lag() == 0);
    shop.stopAll();

    shop.start(abandonment(SOON), IMPATIENT);

    await().until(() -> happened(left, "hindsight.cart.abandoned.v1") == 1);
    await().until(() -> shop.figures(process).timers() == 0);
    var touched = get(shop.handler.handle(Request.of(new CheckOutCart(left, null))));
    assertThat(touched).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) touched).rejection().reason()).isEqualTo("cart-abandoned");
    assertThat(happened(left, "hindsight.cart.abandoned.v1")).isEqualTo(1);
  }

  @Test
  void each_touch_begins_the_wait_anew_and_a_checkout_ends_it() throws Exception {
    var lamp = postListing();
    var cart = openCart();
    var process = abandonment(NEVER);
    shop.start(process, IMPATIENT);
    await().until(() -> shop.figures(process).lag() == 0);
    assertThat(timerOf(cart)).isEqualTo(1);

    shop.accepted(new AddItemToCart(cart, lamp, 1));
    await().until(() -> timerOf(cart) == 2);
    shop.accepted(new CheckOutCart(cart, null));

    await().until(() -> shop.figures(process).timers() == 0);
    assertThat(happened(cart, "hindsight.cart.abandoned.v1")).isZero();
  }

  @Test
  void an_order_is_paid_while_nothing_but_the_log_is_there() throws Exception {
    var lamp = postListing();
    var account = shop.openAccount();
    shop.accepted(new DepositMoney(account, Money.of("10.00", "EUR"), "in"));
    var cart = openCart();
    shop.accepted(new AddItemToCart(cart, lamp, 1));
    shop.accepted(new CheckOutCart(cart, account));
    var process = new ProcessFollower(new OrderProcess(Duration.ofMinutes(1)), shop.handler);

    shop.start(process, IMPATIENT);

    await().until(() -> of("order-" + cart, "hindsight.order.paid.v1") == 1);
    await().until(() -> shop.figures(process).waiting() == 0);
    assertThat(shop.log.number("SELECT count(*) FROM events WHERE stream LIKE 'transfer-%'"))
        .isEqualTo(1);
  }

  private ProcessFollower abandonment(Duration after) {
    return new ProcessFollower(new CartAbandonment(after), shop.handler);
  }

  private UUID openCart() throws Exception {
    var cart = Ids.next();
    shop.accepted(new OpenCart(cart, null));
    return cart;
  }

  private UUID postListing() throws Exception {
    var listing = Ids.next();
    shop.accepted(new PostListing(listing, null, "A lamp", null, null, Money.of("5.00", "EUR")));
    return listing;
  }

  private long happened(UUID cart, String type) {
    return of("cart-" + cart, type);
  }

  private long of(String stream, String type) {
    return shop.log.number(
        "SELECT count(*) FROM events WHERE stream = '%s' AND type = '%s'".formatted(stream, type));
  }

  private long timerOf(UUID cart) {
    return shop.log.number(
        "SELECT coalesce(max(version), 0) FROM timers WHERE stream = 'cart-%s'".formatted(cart));
  }
}
