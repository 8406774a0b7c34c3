package dev.hindsight.bench.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.bench.http.Server;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The load, against a server that knows what a cart may be asked. */
class CartLoadTest {

  private static final int CARTS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Set<String> listings = new HashSet<>();
  private final Map<String, Set<String>> carts = new HashMap<>();
  private final Map<String, Integer> turns = new HashMap<>();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void every_command_is_one_that_is_accepted_and_every_cart_has_all_its_turns() throws Exception {
    try (var server = new Server(start(), CartLoad.CONNECTIONS)) {
      var load = CartLoad.start(server, CARTS);

      load.run(1);
      load.run(2);

      var all = 3 * CARTS * CartLoad.CONNECTIONS;
      assertThat(load.events()).isEqualTo(all * CartTraffic.TURNS);
      assertThat(carts).hasSize(all);
      assertThat(turns.values()).containsOnly(CartTraffic.TURNS);
      assertThat(carts.values()).allSatisfy(items -> assertThat(items).hasSize(2));
    }
  }

  @Test
  void a_command_that_is_refused_ends_it() throws Exception {
    try (var server = new Server(start(), CartLoad.CONNECTIONS)) {
      var load = CartLoad.start(server, CARTS);
      listings.clear();

      assertThatThrownBy(() -> load.run(1)).hasStackTraceContaining("\"status\":409");
    }
  }

  @Test
  void the_commands_on_one_cart_lie_as_far_apart_as_there_are_carts() {
    var lines = new CartTraffic(List.of("a", "b", "c"), CARTS).lines(2 * CARTS).lines().toList();

    var opened = new ArrayList<String>();
    lines.subList(0, CARTS).forEach(line -> opened.add(data(line).getString("id")));
    var used = lines.subList(CARTS, 2 * CARTS).stream().map(line -> data(line).getString("cartId"));

    assertThat(opened).doesNotHaveDuplicates();
    assertThat(used).containsExactlyElementsOf(opened);
  }

  private static JsonObject data(String line) {
    return new JsonObject(line).getJsonObject("data");
  }

  private URI start() {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  // On one event loop.
  private void answer(HttpServerRequest request, Buffer body) {
    if ("/listings".equals(request.path())) {
      var listing = "listing " + listings.size();
      listings.add(listing);
      var stream = new JsonObject().put("stream", "listing-" + listing).toBuffer();
      request.response().setStatusCode(202).end(stream);
      return;
    }
    var answers = Buffer.buffer();
    body.toString()
        .lines()
        .map(line -> new JsonObject(line))
        .forEach(
            line -> answers.appendString("{\"status\":" + (isTaken(line) ? 202 : 409) + "}\n"));
    request.response().end(answers);
  }

  private boolean isTaken(JsonObject line) {
    var data = line.getJsonObject("data");
    var cart = data.getString("cartId", data.getString("id"));
    var listing = data.getString("listingId", "");
    turns.merge(cart, 1, Integer::sum);
    return switch (line.getString("command")) {
      case "OpenCart" -> carts.put(cart, new HashSet<>()) == null;
      case "AddItemToCart" -> listings.contains(listing) && items(cart).add(listing);
      case "RemoveItemFromCart" -> items(cart).remove(listing);
      default -> false;
    };
  }

  private Set<String> items(String cart) {
    return carts.getOrDefault(cart, Set.of());
  }
}
