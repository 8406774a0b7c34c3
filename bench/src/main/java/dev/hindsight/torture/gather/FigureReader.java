package dev.hindsight.torture.gather;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.torture.rig.Replica;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The figures of analytics over all time, as everybody can ask for them. */
final class FigureReader {

  private static final int MOST_GROUPS = 1_000;

  private final Gauge gauge;
  private final Replica replica;
  private final Map<String, String> figures = new TreeMap<>();

  private FigureReader(Gauge gauge, Replica replica) {
    this.gauge = gauge;
    this.replica = replica;
  }

  static Map<String, String> read(Gauge gauge, Replica replica)
      throws IOException, InterruptedException {
    var reader = new FigureReader(gauge, replica);
    reader.funnel();
    reader.drops();
    reader.flows();
    return reader.figures;
  }

  private void funnel() throws IOException, InterruptedException {
    var funnel = gauge.json(replica, "/analytics/funnel");
    put("carts", funnel.path("carts"));
    put("carts with items", funnel.path("cartsWithItems"));
    put("carts with drops", funnel.path("cartsWithDrops"));
    put("carts checked out", funnel.path("cartsCheckedOut"));
  }

  private void drops() throws IOException, InterruptedException {
    var drops =
        gauge.json(replica, "/analytics/dropped-items?groupBy=listing&limit=" + MOST_GROUPS);
    if (drops.path("groups").size() == MOST_GROUPS) {
      throw new IllegalStateException("more items were dropped than can be asked for");
    }
    put("dropped", drops.path("total").path("quantity"));
    for (var group : drops.path("groups")) {
      put("dropped of " + group.path("key").asText(), group.path("quantity"));
    }
  }

  private void flows() throws IOException, InterruptedException {
    for (var total : gauge.json(replica, "/analytics/money-flows").path("total")) {
      flow("deposited", total.path("deposits"), total.path("deposited"));
      flow("withdrawn", total.path("withdrawals"), total.path("withdrawn"));
      flow("transferred", total.path("transfers"), total.path("transferred"));
    }
  }

  private void flow(String what, JsonNode times, JsonNode value) {
    var currency = value.path("currency").asText();
    if (times.asLong() > 0) {
      put("times " + what + " in " + currency, times);
      put(what + " in " + currency, value.path("amount"));
    }
  }

  private void put(String name, JsonNode value) {
    figures.put(name, value.asText());
  }
}
