package dev.hindsight.analytics.count;

import dev.hindsight.analytics.stack.Entity;
import dev.hindsight.analytics.stack.Item;
import dev.hindsight.analytics.stack.Log;
import dev.hindsight.analytics.stack.Shop;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import dev.hindsight.events.Payout;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts and orders, event by event in turns, at times that jump forth and back. */
public final class RandomMoney {

  private static final List<Item> EUR = List.of(Shop.PHONE, Shop.CASE, Shop.BOOK);
  private static final List<@Nullable UUID> SELLERS =
      Arrays.asList(null, new UUID(7L << 12, 81), new UUID(7L << 12, 82));

  private final Log log;
  private final Random random;
  private final List<Entity> accounts = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();

  /** An order, and what is still to come of it. */
  private record Order(Entity entity, Deque<Event> next) {}

  public RandomMoney(Log log, Random random) {
    this.log = log;
    this.random = random;
    for (int i = 0; i < 5; i++) {
      accounts.add(log.entity("account").write(at(), new AccountOpened(null, "EUR")));
    }
  }

  /** So many steps. */
  public void go(int steps) {
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(5)) {
        case 0 -> account().write(at(), new MoneyDeposited(amount(), null));
        case 1 -> account().write(at(), new MoneyWithdrawn(amount(), null));
        case 2 -> transfer();
        default -> order();
      }
    }
  }

  private void transfer() {
    var from = account();
    var to = account();
    var id = UUID.randomUUID();
    var amount = amount();
    var at = at();
    from.write(at, new TransferSent(id, to.id(), amount, null));
    to.write(at, new TransferReceived(id, from.id(), amount, null));
  }

  private void order() {
    if (orders.isEmpty() || random.nextInt(4) == 0) {
      var entity = log.entity("order");
      orders.add(new Order(entity, life(entity.id())));
    }
    var order = orders.get(random.nextInt(orders.size()));
    order.entity().write(at(), order.next().removeFirst());
    if (order.next().isEmpty()) {
      orders.remove(order);
    }
  }

  private Deque<Event> life(UUID id) {
    var life = new ArrayDeque<Event>();
    if (random.nextInt(4) == 0) {
      life.add(placed(id, lines()));
      life.add(new OrderRejected("insufficient-funds", "too little"));
    }
    var lines = lines();
    life.add(placed(id, lines));
    var payouts = payouts(lines);
    life.add(new OrderPaid(id, payouts, total(lines)));
    if (random.nextBoolean()) {
      life.add(new OrderCancelled(null));
      for (var payout : payouts) {
        if (random.nextInt(3) == 0) {
          life.add(new RefundDeferred(payout.transferId(), 1, "too little"));
        }
        life.add(
            new PayoutRefunded(
                payout.transferId(), UUID.randomUUID(), payout.accountId(), id, payout.amount()));
      }
      if (random.nextInt(4) > 0) {
        life.add(new OrderRefunded(total(lines)));
      }
    }
    return life;
  }

  private static OrderPlaced placed(UUID id, List<CartLine> lines) {
    return new OrderPlaced(id, null, null, lines, total(lines));
  }

  private List<CartLine> lines() {
    var items = new ArrayList<>(random.nextInt(4) == 0 ? List.of(Shop.GAME) : EUR);
    Collections.shuffle(items, random);
    return items.subList(0, 1 + random.nextInt(items.size())).stream()
        .map(item ->
            new CartLine(
                item.id(),
                item.title(),
                item.brand(),
                item.category(),
                1 + random.nextInt(5),
                item.price()))
        .toList();
  }

  // Each line is somebody's; a seller may get two shares.
  private List<Payout> payouts(List<CartLine> lines) {
    return lines.stream()
        .map(line ->
            new Payout(
                UUID.randomUUID(),
                SELLERS.get(random.nextInt(SELLERS.size())),
                new UUID(7L << 12, 90),
                line.value()))
        .toList();
  }

  private static Money total(List<CartLine> lines) {
    return lines.stream().map(CartLine::value).reduce(Money::plus).orElseThrow();
  }

  private Entity account() {
    return accounts.get(random.nextInt(accounts.size()));
  }

  private Money amount() {
    return Money.of((1 + random.nextInt(900)) + ".25", "EUR");
  }

  private String at() {
    if (random.nextInt(3) == 0) {
      return Entity.UNSAID;
    }
    var days = Instant.parse("2020-01-30T00:00:00Z").plusSeconds(86_400L * random.nextInt(40));
    return days.plusSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(20_000)).toString();
  }
}
