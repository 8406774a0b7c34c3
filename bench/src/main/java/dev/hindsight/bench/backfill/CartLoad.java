package dev.hindsight.bench.backfill;

import dev.hindsight.bench.http.Call;
import dev.hindsight.bench.http.Server;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Fills the log with what happens in carts, over some connections with many commands a request. */
public final class CartLoad {

  /** How many requests are under way at a time. */
  public static final int CONNECTIONS = 4;

  private static final int LISTINGS = 300;
  private static final int MOST_LINES = 2_500;
  private static final Pattern ACCEPTED = Pattern.compile("\"status\":202\\b");

  private final Server commands;
  private final int linesOfAWave;
  private final List<CartTraffic> traffic = new ArrayList<>();
  private int events;

  private CartLoad(Server commands, List<String> listings, int cartsOfAConnection) {
    this.commands = commands;
    this.linesOfAWave = cartsOfAConnection * CartTraffic.TURNS;
    for (int i = 0; i < CONNECTIONS; i++) {
      traffic.add(new CartTraffic(listings, cartsOfAConnection));
    }
  }

  /**
   * Posts what will be put into the carts.
   *
   * @param cartsOfAConnection that live at a time
   */
  public static CartLoad start(Server commands, int cartsOfAConnection) throws Exception {
    return of(commands, listings(commands), cartsOfAConnection);
  }

  /** The same with listings that were posted before. */
  public static CartLoad of(Server commands, List<String> listings, int cartsOfAConnection) {
    return new CartLoad(commands, listings, cartsOfAConnection);
  }

  /** Posts what can be put into carts. */
  public static List<String> listings(Server commands) throws Exception {
    var listings = new ArrayList<String>();
    for (int i = 0; i < LISTINGS; i++) {
      var answer = commands.get(Call.post("/listings", listing(i))).expect(202);
      var stream = new JsonObject(answer.body()).getString("stream");
      listings.add(stream.substring(stream.indexOf('-') + 1));
    }
    return listings;
  }

  /** How many events of carts there are. */
  int events() {
    return events;
  }

  /** How many more there are after each wave. */
  public int eventsOfAWave() {
    return CONNECTIONS * linesOfAWave;
  }

  /** The whole life of as many carts as there are at a time, so often. */
  public void run(int waves) throws Exception {
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var work = traffic.stream().map(one -> send(one, waves * linesOfAWave)).toList();
      for (var done : threads.invokeAll(work)) {
        events += done.get();
      }
    }
  }

  private Callable<Integer> send(CartTraffic carts, int many) {
    return () -> {
      for (int left = many; left > 0; left -= MOST_LINES) {
        request(carts, Math.min(left, MOST_LINES));
      }
      return many;
    };
  }

  private void request(CartTraffic carts, int many) throws Exception {
    var answer = commands.get(Call.post("/commands", "application/x-ndjson", carts.lines(many)));
    var said = answer.expect(200).body().toString();
    var accepted = ACCEPTED.matcher(said).results().count();
    if (accepted != many) {
      var refused = said.lines().filter(line -> !ACCEPTED.matcher(line).find()).findFirst();
      throw new IllegalStateException(
          "%d of %d commands were accepted: %s".formatted(accepted, many, refused.orElse("")));
    }
  }

  private static String listing(int number) {
    return """
    {"title":"Something of the kind %d","brand":"brand %d","category":"category %d",\
    "price":{"amount":"%d.99","currency":"EUR"}}
    """
        .formatted(number, number % 20, number % 10, 5 + number % 90);
  }
}
