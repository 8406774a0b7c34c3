package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.gateway.Route;
import dev.hindsight.local.gateway.RouteFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** nginx has a rule for each route of the one source of routes, and none besides. */
class GatewayOfComposeTest {
  private final String nginx = Checkout.text("deploy/compose/nginx.conf");

  @Test
  void each_prefix_is_a_location_that_leads_to_the_same_service() {
    for (Route route : routes()) {
      if (!route.prefix().equals("/")) {
        String location = location(route.prefix() + "/");
        if (route.service() == null) {
          assertThat(location).as(route.prefix()).contains("return 404;");
        } else {
          assertThat(location)
              .as(route.prefix())
              .contains("proxy_pass http://$" + route.service().replace('-', '_') + ";");
        }
      }
    }
  }

  @Test
  void methods_lead_to_the_same_service() {
    for (Route route : routes()) {
      if (route.prefix().equals("/")) {
        assertThat(nginx)
            .contains(
                "    %s $%s;\n"
                    .formatted(route.method(), String.valueOf(route.service()).replace('-', '_')));
      }
    }
  }

  @Test
  void what_is_for_operators_is_closed_to_the_public() {
    for (Route route : routes()) {
      if (route.prefix().startsWith("/admin/")) {
        assertThat(location(route.prefix() + "/")).contains("if ($is_public) { return 404; }");
      }
    }
  }

  @Test
  void there_is_no_location_that_no_route_knows() {
    List<String> known = routes().stream().map(Route::prefix).distinct().toList();
    nginx
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("location") && !line.contains("@"))
        .map(line -> line.replaceAll("^location (= )?([^ ]+?)/? .*", "$2"))
        .filter(path -> !path.isEmpty())
        .forEach(path -> assertThat(known).contains(path));
  }

  private String location(String prefix) {
    int start = nginx.indexOf("location " + prefix + " {");
    assertThat(start).as("location %s", prefix).isPositive();
    return nginx.substring(start, nginx.indexOf("\n    }\n", start) + 1)
        .split("\n    location", 2)[0];
  }

  private static List<Route> routes() {
    return RouteFiles.in(Checkout.ROOT.resolve("deploy/gateway"));
  }
}
