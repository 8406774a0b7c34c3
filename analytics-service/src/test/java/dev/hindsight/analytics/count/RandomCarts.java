package dev.hindsight.analytics.count;

import dev.hindsight.analytics.stack.Cart;
import dev.hindsight.analytics.stack.Entity;
import dev.hindsight.analytics.stack.Item;
import dev.hindsight.analytics.stack.Log;
import dev.hindsight.analytics.stack.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Carts that people do all kinds of things with, in turns, at times that jump forth and back: the
 * same microsecond again, seconds to weeks later, and a third of them earlier than what came
 * before.
 */
public final class RandomCarts {

  private static final List<Item> ITEMS = List.of(Shop.PHONE, Shop.CASE, Shop.BOOK, Shop.GAME);
  private static final ChronoUnit[] UNITS = {
    ChronoUnit.MICROS, ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS
  };

  private final Log log;
  private final Random random;
  private final List<Visit> visits = new ArrayList<>();

  /** A cart, what is in it, and the time of what was done last. */
  private static final class Visit {
    final Cart cart;
    final Map<Item, Integer> items = new LinkedHashMap<>();
    // Of three commands, so many say when it was: in a cart none of them, some or all.
    final int said;
    Instant at;
    boolean checkedOut;

    Visit(Cart cart, Instant at, int said) {
      this.cart = cart;
      this.at = at;
      this.said = said;
    }

    String time(Random random) {
      return random.nextInt(3) < said ? at.toString() : Entity.UNSAID;
    }

    /** A cart has one currency at a time. */
    boolean mayHold(Item item) {
      return items.keySet().stream()
          .allMatch(other -> other.price().currency().equals(item.price().currency()));
    }
  }

  public RandomCarts(Log log, Random random) {
    this.log = log;
    this.random = random;
  }

  /** So many things are done, a part of them in carts that are opened for it. */
  public void go(int events) {
    for (int i = 0; i < events; i++) {
      if (visits.isEmpty() || random.nextInt(12) == 0) {
        var at = Instant.parse("2021-01-20T10:00:00Z").plusSeconds(random.nextInt(8_000_000));
        var said = random.nextInt(4);
        var opened = random.nextInt(3) < said ? at.toString() : Entity.UNSAID;
        visits.add(new Visit(log.cart(opened), at, said));
      } else {
        step(visits.get(random.nextInt(visits.size())));
      }
    }
  }

  private void step(Visit visit) {
    visit.at = next(visit.at);
    var at = visit.time(random);
    var item = ITEMS.get(random.nextInt(ITEMS.size()));
    var pieces = visit.items.getOrDefault(item, 0);
    if (visit.checkedOut) {
      if (random.nextInt(3) == 0) {
        visit.cart.giveBack(at, item, 1);
        visit.checkedOut = false;
      }
    } else if (random.nextInt(25) == 0) {
      abandon(visit, at);
    } else if (random.nextInt(15) == 0) {
      visit.cart.checkOut(at);
      visit.checkedOut = true;
    } else if (pieces == 0 && visit.mayHold(item)) {
      var many = 1 + random.nextInt(5);
      visit.cart.add(at, item, many);
      visit.items.put(item, many);
    } else if (pieces > 0 && random.nextInt(3) > 0) {
      visit.cart.remove(at, item, pieces);
      visit.items.remove(item);
    } else if (pieces > 0) {
      var now = 1 + random.nextInt(6);
      if (now != pieces) {
        visit.cart.change(at, item, pieces, now);
        visit.items.put(item, now);
      }
    }
  }

  private void abandon(Visit visit, String at) {
    if (visit.items.isEmpty()) {
      visit.cart.abandon(at);
    } else {
      visit.cart.abandon(at, 1 + random.nextInt(3), visit.items.keySet().toArray(Item[]::new));
    }
    visits.remove(visit);
  }

  private Instant next(Instant at) {
    var far = random.nextInt(4) == 0 ? 0 : random.nextInt(40);
    var step = random.nextInt(3) == 0 ? -far : far;
    return at.plus(step, UNITS[random.nextInt(UNITS.length)]);
  }
}
