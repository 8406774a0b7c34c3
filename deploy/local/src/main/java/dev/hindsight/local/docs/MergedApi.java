package dev.hindsight.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.local.gateway.RouteTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The descriptions of several services as one, as clients of the gateway see them: what the routes
 * lead nobody to is left out, and what operators reach under another path has that path.
 */
final class MergedApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final String ADMIN = "/admin";

  private final RouteTable routes;

  MergedApi(RouteTable routes) {
    this.routes = routes;
  }

  /**
   * @param silent services that did not say anything
   */
  ObjectNode of(Map<String, JsonNode> apis, List<String> silent) {
    var names = new ComponentNames(apis);
    var paths = new TreeMap<String, ObjectNode>();
    apis.forEach((service, api) ->
        api.path("paths").forEachEntry((path, item) -> add(paths, service, path, item, names)));

    var merged = JSON.objectNode().put("openapi", "3.1.0");
    merged.set("info", info(silent));
    merged.putArray("servers").addObject().put("url", "/").put("description", "The gateway");
    var tags = merged.putArray("tags");
    tagsOf(paths).forEach(tag -> tags.addObject().put("name", tag));
    var all = merged.putObject("paths");
    paths.forEach(all::set);
    merged.set("components", names.components(all));
    SharedParts.in(merged);
    return merged;
  }

  private static ObjectNode info(List<String> silent) {
    String missing = silent.isEmpty() ? "" : " Missing, for they do not answer: " + silent + ".";
    return JSON.objectNode()
        .put("title", "Hindsight")
        .put("version", "1")
        .put(
            "description",
            "Everything that can be asked for at the gateway, whichever service answers. Authorize"
                + " with a token; the local stack signs them: `./hindsight token --role operator`."
                + " The topic is described in [asyncapi.yaml](asyncapi.yaml)."
                + missing);
  }

  private void add(
      Map<String, ObjectNode> paths,
      String service,
      String path,
      JsonNode item,
      ComponentNames names) {
    item.forEachEntry((method, operation) -> {
      if (METHODS.contains(method)) {
        publicPath(service, method, path)
            .ifPresent(known ->
                put(
                    paths.computeIfAbsent(known, _ -> JSON.objectNode()),
                    known,
                    method,
                    seen(service, item, path, known, names.renamed(service, operation))));
      }
    });
  }

  private static void put(ObjectNode item, String path, String method, JsonNode operation) {
    if (item.has(method)) {
      throw new IllegalStateException("two services answer " + method + " " + path);
    }
    item.set(method, operation);
  }

  /** The path that leads to this very place, if any does. */
  private Optional<String> publicPath(String service, String method, String path) {
    String known =
        path.startsWith(ADMIN) ? ADMIN + "/" + service + path.substring(ADMIN.length()) : path;
    return routes
        .find(method.toUpperCase(Locale.ROOT), known)
        .filter(route -> service.equals(route.service()))
        .filter(route -> route.upstreamPath(known).equals(path))
        .map(_ -> known);
  }

  private static ObjectNode seen(
      String service, JsonNode item, String path, String known, JsonNode operation) {
    var copy = (ObjectNode) operation;
    if (!known.equals(path)) {
      copy.put(
          "operationId",
          copy.path("operationId").asText() + "Of" + ComponentNames.capitals(service));
      copy.putArray("tags").add("admin of " + service);
    }
    // What stands at the path holds for each of its operations.
    for (JsonNode parameter : item.path("parameters")) {
      copy.withArray("parameters").add(parameter);
    }
    return copy;
  }

  private static Set<String> tagsOf(Map<String, ObjectNode> paths) {
    var tags =
        new TreeSet<String>(
            Comparator.comparing((String tag) -> tag.startsWith("admin"))
                .thenComparing(Comparator.naturalOrder()));
    for (ObjectNode item : paths.values()) {
      for (JsonNode operation : item) {
        operation.path("tags").forEach(tag -> tags.add(tag.asText()));
      }
    }
    return tags;
  }
}
