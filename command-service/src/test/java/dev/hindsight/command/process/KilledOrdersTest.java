package dev.hindsight.command.process;

import static dev.hindsight.command.process.SomeShop.EUR;
import static dev.hindsight.command.process.SomeShop.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.follow.FollowedLog;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.listing.Listing;
import dev.hindsight.command.order.OrderCommand.CancelOrder;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.Money;
import dev.hindsight.events.personal.PersonalText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wherever the process that sees an order through dies, the next one ends the order as it would
 * have ended, once, and no money comes or goes. {@code HINDSIGHT_ROUNDS} says how often it dies at
 * each point; 1 when it says nothing.
 */
class KilledOrdersTest {

  private static final Money PRICE = euros("30.00");

  @TempDir Path folder;

  private final FollowedLog shop = new FollowedLog();
  private final ProcessFollower orders =
      new ProcessFollower(new OrderProcess(OrderReplica.PAUSE), shop.handler);
  private final List<UUID> paid = new ArrayList<>();
  private final List<UUID> rejected = new ArrayList<>();
  private final List<UUID> refunded = new ArrayList<>();

  /** The account of the seller of the order at hand. */
  private UUID seller = new UUID(0, 0);

  @AfterEach
  void stop() throws InterruptedException {
    shop.close();
  }

  @Test
  void an_order_ends_as_it_would_have_wherever_the_process_dies() throws Exception {
    var rounds = Integer.parseInt(System.getenv().getOrDefault("HINDSIGHT_ROUNDS", "1"));
    for (int i = 0; i < rounds; i++) {
      for (var point : CrashPoint.values()) {
        prepare(point);
        die(point);
        goOn();
      }
    }

    assertOnce(paid, "order.paid", rounds);
    assertOnce(rejected, "order.rejected", rounds);
    assertOnce(refunded, "order.refunded", rounds);
    assertThat(count("cart.given-back")).isEqualTo(rejected.size());
    assertThat(count("order.payout-refunded")).isEqualTo(refunded.size());
    assertMoneyStays();
  }

  private void prepare(CrashPoint point) throws Exception {
    switch (point) {
      case PLACED_IS_READ, PLACED_IS_TAKEN_UP, BEFORE_SETTLING, AFTER_SETTLING ->
          paid.add(checkOut(PRICE));
      case BEFORE_REJECTING, AFTER_REJECTING -> rejected.add(checkOut(euros("29.99")));
      case CANCELLED_IS_TAKEN_UP, BEFORE_REFUNDING, AFTER_REFUNDING -> refunded.add(cancel());
      case DEFERRED_IS_READ, TIMER_IS_DUE, AFTER_A_FURTHER_ROUND -> {
        refunded.add(cancel());
        shop.accepted(new WithdrawMoney(seller, PRICE, null));
      }
    }
  }

  /** An order of somebody who has so much. */
  private UUID checkOut(Money has) throws Exception {
    var buyer = Ids.next();
    shop.accepted(new OpenAccount(buyer, null, EUR));
    shop.accepted(new DepositMoney(buyer, has, null));
    var owner = Ids.next();
    shop.append(
        Customer.stream(owner),
        1,
        new CustomerRegistered(new PersonalText("v1.name"), new PersonalText("v1.email"), null));
    seller = Ids.next();
    shop.accepted(new OpenAccount(seller, owner, EUR));
    var listing = Ids.next();
    shop.append(Listing.stream(listing), 1, new ListingPosted(owner, "Shoes", null, null, PRICE));
    var cart = Ids.next();
    shop.accepted(new OpenCart(cart, null));
    shop.accepted(new AddItemToCart(cart, listing, 1));
    shop.accepted(new CheckOutCart(cart, buyer));
    return cart;
  }

  private UUID cancel() throws Exception {
    var order = checkOut(PRICE);
    settle();
    shop.accepted(new CancelOrder(order, null));
    return order;
  }

  private void die(CrashPoint point) throws Exception {
    var arguments = new ArrayList<>(shop.log.address());
    arguments.add(point.name());
    var process = OwnProcess.start(OrderReplica.class, arguments, folder.resolve("replicas.log"));
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it comes to " + point).isTrue();
      assertThat(process.exitValue()).isEqualTo(HaltingOrders.STATUS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void goOn() throws Exception {
    // So that what was deferred can be had; whoever was paid already may have it too.
    shop.accepted(new DepositMoney(seller, PRICE, null));
    settle();
  }

  /** Lets the process work until there is nothing more to do. */
  private void settle() throws Exception {
    shop.start(orders, FollowedLog.STUBBORN);
    await()
        .until(() -> {
          var now = shop.figures(orders);
          return now.lag() == 0 && now.waiting() == 0 && now.timers() == 0;
        });
    shop.stopAll();
  }

  private void assertOnce(List<UUID> ended, String type, int rounds) {
    assertThat(ended).hasSizeGreaterThanOrEqualTo(2 * rounds);
    for (var order : ended) {
      assertThat(
              shop.log.number(
                  "SELECT count(*) FROM events WHERE stream = 'order-%s' AND type = 'hindsight.%s.v1'"
                      .formatted(order, type)))
          .as(type + " of " + order)
          .isEqualTo(1);
    }
  }

  private long count(String type) {
    return shop.log.number(
        "SELECT count(*) FROM events WHERE type = 'hindsight.%s.v1'".formatted(type));
  }

  // At every position: what is on its way was sent before, nobody owes, all else is where it was.
  private void assertMoneyStays() throws SQLException {
    var codec = new EventCodec();
    Map<String, Long> balances = new HashMap<>();
    Map<UUID, Money> underWay = new HashMap<>();
    try (var connection = shop.log.asSuperuser();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT e.stream, e.type, e.data::text FROM events e JOIN batches b ON b.id = e.batch"
                    + " ORDER BY b.first_position + e.ordinal")) {
      while (rows.next()) {
        var stream = rows.getString(1);
        switch (codec.decode(
            rows.getString(2), rows.getString(3).getBytes(StandardCharsets.UTF_8))) {
          case MoneyDeposited e -> balances.merge(stream, e.amount().minor(), Long::sum);
          case MoneyWithdrawn e -> balances.merge(stream, -e.amount().minor(), Long::sum);
          case TransferSent e -> {
            assertThat(underWay.put(e.transferId(), e.amount())).isNull();
            balances.merge(stream, -e.amount().minor(), Long::sum);
          }
          case TransferReceived e -> {
            assertThat(underWay.remove(e.transferId())).isEqualTo(e.amount());
            balances.merge(stream, e.amount().minor(), Long::sum);
          }
          default -> {}
        }
        assertThat(balances.getOrDefault(stream, 0L)).isNotNegative();
      }
    }
    assertThat(underWay).isEmpty();
    var deposits = deposited("deposited") - deposited("withdrawn");
    assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(deposits);
  }

  private long deposited(String how) {
    return shop.log.number(
        "SELECT coalesce(sum((data::json->'amount'->>'amount')::numeric * 100), 0)::bigint FROM events WHERE type = 'hindsight.account.money-%s.v1'"
            .formatted(how));
  }
}
