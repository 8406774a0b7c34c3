package dev.hindsight.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.local.stack.Health;
import dev.hindsight.local.stack.PartStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the services how far each of their projections is; a service without any has none. */
final class Projections {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Projections() {}

  /** Each as the service tells it, with the name of the service. */
  static List<ObjectNode> of(PartStatus service, String bearer) {
    Optional<HttpResponse<String>> answer =
        Health.get(URI.create(service.address()).getPort(), "/admin/projections", bearer)
            .filter(response -> response.statusCode() == 200);
    return answer.isEmpty() ? List.of() : parse(service.name(), answer.get().body());
  }

  private static List<ObjectNode> parse(String service, String body) {
    var projections = new ArrayList<ObjectNode>();
    try {
      for (JsonNode projection : JSON.readTree(body).path("projections")) {
        if (projection.isObject()) {
          ObjectNode named = JSON.createObjectNode().put("service", service);
          named.setAll((ObjectNode) projection);
          projections.add(named);
        }
      }
    } catch (IOException e) {
      projections.add(
          JSON.createObjectNode()
              .put("service", service)
              .put("name", "?")
              .put("state", "unreadable: " + e.getMessage()));
    }
    return projections;
  }
}
