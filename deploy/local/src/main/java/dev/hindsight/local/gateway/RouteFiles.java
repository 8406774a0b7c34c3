package dev.hindsight.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the HTTPRoutes of a folder; whatever this gateway does not understand is an error, never
 * passed over.
 */
public final class RouteFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private RouteFiles() {}

  /**
   * The routes of {@code routes.yaml}, which are the product's own, and of that file in each folder
   * beside it: one for every consumer that has come later.
   */
  public static List<Route> in(Path folder) {
    try (Stream<Path> files = Files.find(folder, 2, (file, _) -> file.endsWith("routes.yaml"))) {
      var routes = new ArrayList<Route>();
      for (Path file : files.sorted().toList()) {
        routes.addAll(in(file.toString(), Files.readString(file)));
      }
      return routes;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the gateway's routes in " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  static List<Route> in(String name, String yaml) throws IOException {
    var routes = new ArrayList<Route>();
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (!document.path("kind").asText().equals("HTTPRoute")) {
          throw new IOException(name + ": expected kind HTTPRoute, found " + document.path("kind"));
        }
        for (JsonNode rule : document.path("spec").path("rules")) {
          routes.addAll(routesOf(name, rule));
        }
      }
    }
    return routes;
  }

  private static List<Route> routesOf(String name, JsonNode rule) throws IOException {
    String service = service(name, rule.path("backendRefs"));
    String replacement = replacement(name, rule.path("filters"));
    var routes = new ArrayList<Route>();
    for (JsonNode match : rule.path("matches")) {
      JsonNode path = match.path("path");
      require(
          path.path("type").asText().equals("PathPrefix"),
          name,
          "a path of type PathPrefix",
          match);
      require(
          !match.has("headers") && !match.has("queryParams"),
          name,
          "a match on path and method alone",
          match);
      routes.add(
          new Route(path.path("value").asText(), text(match.get("method")), service, replacement));
    }
    require(!routes.isEmpty(), name, "at least one match", rule);
    return routes;
  }

  private static @Nullable String service(String name, JsonNode backends) throws IOException {
    require(backends.size() <= 1, name, "one backend at most", backends);
    return backends.isEmpty() ? null : backends.get(0).path("name").asText();
  }

  private static @Nullable String replacement(String name, JsonNode filters) throws IOException {
    if (filters.isEmpty()) {
      return null;
    }
    JsonNode path = filters.get(0).path("urlRewrite").path("path");
    require(
        filters.size() == 1 && path.path("type").asText().equals("ReplacePrefixMatch"),
        name,
        "one URLRewrite with ReplacePrefixMatch",
        filters);
    return path.path("replacePrefixMatch").asText();
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.asText();
  }

  private static void require(boolean holds, String name, String expected, JsonNode found)
      throws IOException {
    if (!holds) {
      throw new IOException(name + ": expected " + expected + ", found " + found);
    }
  }
}
