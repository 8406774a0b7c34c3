package dev.hindsight.local.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.local.gateway.Route;
import dev.hindsight.local.gateway.RouteTable;
import dev.hindsight.local.gateway.Upstreams;
import dev.hindsight.local.stack.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Asks the services that run what they offer, those that have come since the start as well. */
public final class ServiceApis {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

  private final Supplier<List<String>> services;
  private final Upstreams upstreams;
  private final Supplier<List<Route>> routes;
  private String kept = "";
  private long keptSince;

  public ServiceApis(
      Supplier<List<String>> services, Upstreams upstreams, Supplier<List<Route>> routes) {
    this.services = services;
    this.upstreams = upstreams;
    this.routes = routes;
  }

  /** All of them as one document; who asks often is told what was found a moment ago. */
  synchronized String merged() {
    long now = System.nanoTime();
    if (kept.isEmpty() || now - keptSince > KEPT_NANOS) {
      kept = merge();
      keptSince = now;
    }
    return kept;
  }

  private String merge() {
    var apis = new TreeMap<String, JsonNode>();
    var silent = new ArrayList<String>();
    for (String service : services.get()) {
      describe(service).ifPresentOrElse(api -> apis.put(service, api), () -> silent.add(service));
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(new MergedApi(new RouteTable(routes.get())).of(apis, silent))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<JsonNode> describe(String service) {
    OptionalInt port = upstreams.port(service);
    if (port.isEmpty()) {
      return Optional.empty();
    }
    return Health.get(port.getAsInt(), "/q/openapi?format=json")
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> {
          try {
            return JSON.readTree(answer.body());
          } catch (JsonProcessingException e) {
            throw new IllegalStateException(service + " does not describe itself in JSON", e);
          }
        });
  }
}
