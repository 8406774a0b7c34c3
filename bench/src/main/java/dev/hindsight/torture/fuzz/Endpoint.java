package dev.hindsight.torture.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One operation of an OpenAPI description.
 *
 * @param path with its parameters in braces
 * @param queries names of its parameters in the query
 * @param headers likewise
 * @param fields names of the fields of its body; none when it takes no JSON
 */
record Endpoint(
    String method, String path, List<String> queries, List<String> headers, List<String> fields) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  // A server-sent stream does not end, and neither would the request.
  private static final String REPLAY = "/replay";

  static List<Endpoint> of(JsonNode description) {
    var found = new ArrayList<Endpoint>();
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey()) && !path.getKey().endsWith(REPLAY)) {
          found.add(of(description, path, operation.getKey(), operation.getValue()));
        }
      }
    }
    return found;
  }

  private static Endpoint of(
      JsonNode description,
      java.util.Map.Entry<String, JsonNode> path,
      String method,
      JsonNode operation) {
    var queries = new ArrayList<String>();
    var headers = new ArrayList<String>();
    for (var parameters :
        List.of(path.getValue().path("parameters"), operation.path("parameters"))) {
      for (var parameter : parameters) {
        var name = parameter.path("name").asText();
        switch (parameter.path("in").asText()) {
          case "query" -> queries.add(name);
          case "header" -> headers.add(name);
          default -> {}
        }
      }
    }
    var fields = new ArrayList<String>();
    for (var content : operation.path("requestBody").path("content")) {
      resolve(description, content.path("schema"))
          .path("properties")
          .fieldNames()
          .forEachRemaining(fields::add);
    }
    return new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey(), queries, headers, fields);
  }

  private static JsonNode resolve(JsonNode description, JsonNode schema) {
    var reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : description.at(reference.substring(1));
  }
}
