package dev.hindsight.torture.scenario;

import dev.hindsight.bench.backfill.CartLoad;
import dev.hindsight.bench.http.Server;
import dev.hindsight.torture.rig.Service;

/** Events by the hundred thousand: whole lives of carts, many commands a request. */
final class ManyCarts {

  private static final int CARTS = 1_000;

  private ManyCarts() {}

  /** Returns when so many are accepted. */
  static void fill(Stage stage, int events) throws Exception {
    stage.say().accept("     %,d events of carts are put into the log".formatted(events));
    var address = stage.sight().anyOf(Service.COMMAND).directAddress();
    try (var commands = new Server(address, CartLoad.CONNECTIONS)) {
      var load = CartLoad.start(commands, CARTS);
      load.run(events / load.eventsOfAWave());
    }
  }
}
