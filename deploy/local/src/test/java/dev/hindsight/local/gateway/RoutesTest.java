package dev.hindsight.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.stack.ServiceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes of the repository: who answers what. */
class RoutesTest {
  private static final Path ROOT = Path.of(System.getProperty("hindsight.root"));

  private final List<Route> routes = RouteFiles.in(ROOT.resolve("deploy/gateway"));

  @ParameterizedTest
  @CsvSource({
    "POST,   /carts,                             command-service,   /carts",
    "PUT,    /listings/1/price,                  command-service,   /listings/1/price",
    "PATCH,  /carts/1/items/2,                   command-service,   /carts/1/items/2",
    "DELETE, /accounts/1,                        command-service,   /accounts/1",
    "GET,    /carts/1,                           query-service,     /carts/1",
    "HEAD,   /listings,                          query-service,     /listings",
    "GET,    /quotes,                            query-service,     /quotes",
    "GET,    /analytics/funnel,                  analytics-service, /analytics/funnel",
    "GET,    /commands/1,                        command-service,   /commands/1",
    "POST,   /commands,                          command-service,   /commands",
    "GET,    /streams/cart-1,                    command-service,   /streams/cart-1",
    "GET,    /events,                            command-service,   /events",
    "GET,    /admin/query-service/projections,   query-service,     /admin/projections",
    "POST,   /admin/analytics-service/rebuild/x, analytics-service, /admin/rebuild/x",
    "GET,    /admin/command-service/q/health,    command-service,   /q/health",
    "GET,    /docs/openapi.json,                 docs,              /docs/openapi.json",
    "GET,    /admin/query-service/quiet,         query-service,     /admin/quiet",
  })
  void every_request_has_one_service(String method, String path, String service, String upstream) {
    Route route = new RouteTable(routes).find(method, path).orElseThrow();

    assertThat(route.service()).isEqualTo(service);
    assertThat(route.upstreamPath(path)).isEqualTo(upstream);
    assertThat(firstMatch(method, path)).as("first match in the file").contains(route);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/q/health",
    "GET,/q",
    "POST,/q/dev",
    "GET,/admin",
    "GET,/admin/projections",
    "OPTIONS,/carts"
  })
  void what_is_inside_stays_inside(String method, String path) {
    assertThat(new RouteTable(routes).find(method, path).map(Route::service)).isEmpty();
    assertThat(firstMatch(method, path).map(Route::service)).isEmpty();
  }

  @Test
  void what_the_gateway_does_not_understand_is_an_error() {
    String yaml =
        """
        kind: HTTPRoute
        spec: {rules: [{matches: [{path: {type: RegularExpression, value: /a}}]}]}
        """;

    assertThatThrownBy(() -> RouteFiles.in("routes.yaml", yaml))
        .hasMessageContaining("PathPrefix")
        .hasMessageContaining("RegularExpression");
  }

  @Test
  void every_service_of_the_stack_is_had_by_operators() {
    for (var service : new ServiceFiles(ROOT).all()) {
      String path = "/admin/" + service.name() + "/projections";

      Optional<Route> route = new RouteTable(routes).find("GET", path);

      assertThat(route.map(Route::service)).contains(service.name());
    }
  }

  @Test
  void a_folder_beside_the_routes_adds_its_own(@TempDir Path gateway) throws IOException {
    Files.writeString(gateway.resolve("routes.yaml"), yaml("/", "query-service"));
    Files.createDirectories(gateway.resolve("late"));
    Files.writeString(gateway.resolve("late/routes.yaml"), yaml("/late", "late"));
    Files.writeString(gateway.resolve("late/kustomization.yaml"), "resources: [routes.yaml]");

    var table = new RouteTable(RouteFiles.in(gateway));

    assertThat(table.find("GET", "/late/1").map(Route::service)).contains("late");
    assertThat(table.find("GET", "/later").map(Route::service)).contains("query-service");
  }

  private static String yaml(String prefix, String service) {
    return """
    kind: HTTPRoute
    spec: {rules: [{matches: [{path: {type: PathPrefix, value: %s}}], backendRefs: [{name: %s}]}]}
    """
        .formatted(prefix, service);
  }

  private Optional<Route> firstMatch(String method, String path) {
    return routes.stream().filter(route -> route.matches(method, path)).findFirst();
  }
}
