package dev.hindsight.local.training;

import dev.hindsight.local.access.Bearer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What shops do most, through the gateway: carts are filled, money moves, everything is looked at.
 */
final class Work {

  private static final int SHOPPERS = 8;
  private static final String LISTING =
      "{\"title\":\"A lamp\",\"price\":{\"amount\":\"8.00\",\"currency\":\"EUR\"}}";
  private static final String EURO = "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";
  private static final List<String> FIGURES =
      List.of("/analytics/dropped-items", "/analytics/funnel", "/analytics/money-flows");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;
  private final String bearer;

  Work(URI gateway, String bearer) {
    this.gateway = gateway;
    this.bearer = bearer;
  }

  /**
   * Returns when it is over.
   *
   * @throws IllegalStateException when a command was not accepted or a row not shown
   */
  void run(Duration length) throws IOException, InterruptedException {
    var listing = made("/listings", LISTING);
    var until = System.nanoTime() + length.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shoppers = new ArrayList<Future<Void>>();
      for (int i = 0; i < SHOPPERS; i++) {
        Callable<Void> shopper =
            () -> {
              shop(listing, until);
              return null;
            };
        shoppers.add(threads.submit(shopper));
      }
      for (var shopper : shoppers) {
        shopper.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void shop(String listing, long until) throws IOException, InterruptedException {
    var item = "{\"listingId\":\"" + listing + "\",\"quantity\":1}";
    while (System.nanoTime() < until) {
      var account = made("/accounts", "{\"currency\":\"EUR\"}");
      var cart = made("/carts", "{}");
      for (int i = 0; i < 10; i++) {
        seen("/accounts/" + account, tokenOf(post("/accounts/" + account + "/deposits", EURO)));
        seen("/carts/" + cart, tokenOf(post("/carts/" + cart + "/items", item)));
      }
      for (var figure : FIGURES) {
        seen(figure, Map.of());
      }
    }
  }

  private String made(String path, String body) throws IOException, InterruptedException {
    var location = post(path, body).headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header(Bearer.HEADER, bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return expect(202, client.send(request, BodyHandlers.ofString()));
  }

  private static Map<String, String> tokenOf(HttpResponse<String> answer) {
    var token = answer.headers().firstValue("Consistency-Token").orElseThrow();
    return Map.of("Consistency-Token", token, "Prefer", "wait=10");
  }

  private void seen(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(gateway.resolve(path)).header(Bearer.HEADER, bearer).GET();
    headers.forEach(request::header);
    expect(200, client.send(request.build(), BodyHandlers.ofString()));
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }
}
