package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The figures of analytics over all time, by names of our own: counted one by one. */
public final class Figures {

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Amount> sums = new TreeMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> filled = new HashSet<>();
  private final Set<String> dropping = new HashSet<>();
  private final Set<String> bought = new HashSet<>();

  /** Of a whole log. */
  public static Map<String, String> of(List<LogEvent> log) {
    var figures = new Figures();
    log.forEach(event -> figures.apply(event, ReadModels.data(event)));
    return figures.told();
  }

  private void apply(LogEvent event, Map<String, Object> data) {
    var cart = event.stream();
    switch (event.type()) {
      case "hindsight.cart.opened.v1" -> {
        count("carts", 1);
        open.add(cart);
      }
      case "hindsight.cart.item-added.v1" -> filled.add(cart);
      case "hindsight.cart.item-removed.v1", "hindsight.cart.item-quantity-changed.v1" ->
          dropped(event, data);
      case "hindsight.cart.checked-out.v1" -> {
        open.remove(cart);
        bought.add(cart);
      }
      case "hindsight.cart.given-back.v1" -> {
        open.add(cart);
        bought.remove(cart);
      }
      case "hindsight.account.money-deposited.v1" -> moved("deposited", data);
      case "hindsight.account.money-withdrawn.v1" -> moved("withdrawn", data);
      case "hindsight.account.transfer-sent.v1" -> moved("transferred", data);
      default -> {}
    }
  }

  private void dropped(LogEvent event, Map<String, Object> data) {
    var pieces = Drops.pieces(event, data);
    if (pieces > 0 && open.contains(event.stream())) {
      dropping.add(event.stream());
      count("dropped", pieces);
      count("dropped of " + data.get("listingId"), pieces);
    }
  }

  private void count(String what, long many) {
    counts.merge(what, many, Long::sum);
  }

  private void moved(String what, Map<String, Object> data) {
    var amount = Amount.of(Objects.requireNonNull(data.get("amount")));
    count("times " + what + " in " + amount.currency(), 1);
    sums.merge(what + " in " + amount.currency(), amount, Amount::plus);
  }

  private Map<String, String> told() {
    var told = new TreeMap<String, String>();
    counts.forEach((name, count) -> told.put(name, count.toString()));
    sums.forEach(
        (name, sum) -> told.put(name, Objects.requireNonNull(sum.json().get("amount")).toString()));
    told.put("carts with items", Integer.toString(filled.size()));
    told.put("carts with drops", Integer.toString(dropping.size()));
    told.put("carts checked out", Integer.toString(bought.size()));
    return told;
  }
}
