package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.gateway.Route;
import dev.hindsight.local.gateway.RouteFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** A request for every rule of the routes, and how one knows who has answered it. */
final class RouteSamples {
  private static final String NOBODY = "Nothing is to be had";
  private static final String NONE = "01977777-0000-7000-8000-000000000000";

  /** What a request is answered with by the service that it is for, and by no other. */
  private record Sample(String method, String path, int status, String says) {}

  private static final List<Sample> ALL =
      List.of(
          new Sample("GET", "/admin/command-service/q/openapi", 200, "Hindsight command-service"),
          new Sample("GET", "/admin/command-service/relay", 200, "head"),
          new Sample("GET", "/admin/query-service/q/openapi", 200, "Hindsight query-service"),
          new Sample("GET", "/admin/query-service/projections", 200, "listings"),
          new Sample(
              "GET", "/admin/analytics-service/q/openapi", 200, "Hindsight analytics-service"),
          new Sample("GET", "/admin/analytics-service/projections", 200, "cart-journeys"),
          new Sample("GET", "/analytics/funnel", 200, "cartsCheckedOut"),
          new Sample("GET", "/commands/" + NONE, 404, "problems"),
          new Sample("GET", "/streams/cart-" + NONE, 404, "problems"),
          new Sample("GET", "/events?afterPosition=0&limit=1", 200, ""),
          new Sample("GET", "/admin", 404, NOBODY),
          new Sample("GET", "/q/health", 404, NOBODY),
          new Sample("GET", "//q/health", 404, NOBODY),
          new Sample("GET", "/%71/health", 404, NOBODY),
          new Sample("POST", "/carts", 202, "commandId"),
          new Sample("PUT", "/listings/" + NONE + "/price", 404, "problems"),
          new Sample("PATCH", "/carts/" + NONE + "/items/" + NONE, 404, "problems"),
          new Sample("DELETE", "/listings/" + NONE, 404, "problems"),
          new Sample("GET", "/listings", 200, "listings"),
          new Sample("HEAD", "/listings", 200, ""));

  private final HttpClient client;
  private final String bearer;

  RouteSamples(PackagedStack stack) {
    this.client = stack.client;
    this.bearer = stack.bearer();
  }

  /** Through the gateway that listens on this port. */
  void are_answered_at(int port) throws IOException, InterruptedException {
    every_route_has_a_sample();
    for (Sample sample : ALL) {
      HttpResponse<String> answer = ask(port, sample);
      assertThat(answer.statusCode()).as("%s: %s", sample, answer.body()).isEqualTo(sample.status);
      assertThat(answer.body()).as("%s", sample).contains(sample.says);
      if (!sample.says.equals(NOBODY)) {
        assertThat(answer.body()).as("%s", sample).doesNotContain(NOBODY);
      }
    }
  }

  private HttpResponse<String> ask(int port, Sample sample)
      throws IOException, InterruptedException {
    String body =
        switch (sample.method) {
          case "PUT" -> "{\"price\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";
          case "PATCH" -> "{\"quantity\":1}";
          case "POST" -> "{}";
          default -> "";
        };
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + sample.path))
            .header(Bearer.HEADER, bearer)
            .method(
                sample.method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static void every_route_has_a_sample() {
    Path root = Path.of(System.getProperty("hindsight.root"));
    for (Route route : RouteFiles.in(root.resolve("deploy/gateway"))) {
      if ("docs".equals(route.service())) {
        // Pages are no service of ours.
        continue;
      }
      assertThat(ALL)
          .as("a sample of %s", route)
          .anyMatch(sample ->
              (route.method() == null || route.method().equals(sample.method))
                  && sample.path.startsWith(route.prefix()));
    }
  }
}
