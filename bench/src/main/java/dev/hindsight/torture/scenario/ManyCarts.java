package dev.hindsight.torture.scenario;

import dev.hindsight.bench.backfill.CartLoad;
import dev.hindsight.bench.http.Server;
import dev.hindsight.torture.rig.Service;
import java.util.List;

/** Events by the hundred thousand: whole lives of carts, many commands a request. */
final class ManyCarts {

  private static final int CARTS = 1_000;

  private final Stage stage;
  private List<String> listings = List.of();

  ManyCarts(Stage stage) {
    this.stage = stage;
  }

  /** Returns when so many are accepted. */
  void fill(int events) throws Exception {
    stage.say().accept("     %,d events of carts are put into the log".formatted(events));
    var address = stage.sight().anyOf(Service.COMMAND).directAddress();
    try (var commands = new Server(address, CartLoad.CONNECTIONS)) {
      if (listings.isEmpty()) {
        listings = CartLoad.listings(commands);
      }
      var load = CartLoad.of(commands, listings, CARTS);
      load.run(events / load.eventsOfAWave());
    }
  }
}
