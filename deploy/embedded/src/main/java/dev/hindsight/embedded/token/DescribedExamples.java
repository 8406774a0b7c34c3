package dev.hindsight.embedded.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the description of the service under test says of each operation: that it is all there, and
 * that its examples, sent as they stand, get an answer that is described.
 */
public final class DescribedExamples {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final Set<Integer> OF_A_BAD_EXAMPLE = Set.of(400, 415, 422);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private DescribedExamples() {}

  /** One path and method, with what the description says of it. */
  public record Described(String method, String path, JsonNode operation) {

    boolean hasBody() {
      return operation.has("requestBody");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All that is described. */
  public static List<Described> operations() {
    var api = read(send("GET", "/q/openapi?format=json", null, null).body());
    var all = new ArrayList<Described>();
    api.path("paths")
        .forEachEntry((path, item) ->
            item.forEachEntry((method, operation) -> {
              if (METHODS.contains(method)) {
                all.add(new Described(method.toUpperCase(Locale.ROOT), path, operation));
              }
            }));
    assertThat(all).isNotEmpty();
    return all;
  }

  /** Nothing is left unsaid that a reader of the pages needs. */
  public static void assertComplete(Described one) {
    var operation = one.operation();
    assertThat(operation.path("summary").asText()).as("summary of %s", one).hasSizeGreaterThan(10);
    assertThat(operation.path("operationId").asText()).as("operationId of %s", one).isNotBlank();
    assertThat(operation.path("tags")).as("tags of %s", one).isNotEmpty();
    assertThat(operation.path("security")).as("security of %s", one).isNotEmpty();
    for (var status : List.of("401", "403", "429", "503")) {
      assertThat(operation.at("/responses/" + status + "/content/application~1problem+json"))
          .as("the problem %s of %s", status, one)
          .isNotEmpty();
    }
    operation
        .at("/requestBody/content")
        .forEachEntry((type, body) ->
            assertThat(body.has("example")).as("example of %s of %s", type, one).isTrue());
  }

  /** Its examples are good ones. */
  public static int assertAnswered(Described one) {
    var answer = sendExample(one);
    assertThat(answer.statusCode())
        .as("%s: %s", one, answer.body())
        .isLessThan(500)
        .isNotIn(OF_A_BAD_EXAMPLE);
    var said = one.operation().path("responses").path(Integer.toString(answer.statusCode()));
    assertThat(said.isObject())
        .as("%s says that it may answer %d: %s", one, answer.statusCode(), answer.body())
        .isTrue();
    assertTypeIsDescribed(one, answer, said);
    return answer.statusCode();
  }

  private static void assertTypeIsDescribed(
      Described one, HttpResponse<String> answer, JsonNode said) {
    var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (!type.isEmpty() && said.has("content")) {
      assertThat(said.path("content").has(type))
          .as("%s says that %d is %s", one, answer.statusCode(), type)
          .isTrue();
    }
  }

  private static HttpResponse<String> sendExample(Described one) {
    var path = one.path();
    var query = new StringBuilder();
    for (var parameter : one.operation().path("parameters")) {
      var name = parameter.path("name").asText();
      var example = parameter.path("example").asText();
      if (parameter.path("in").asText().equals("path")) {
        path =
            path.replace(
                "{" + name + "}", example.isEmpty() ? UUID.randomUUID().toString() : example);
      } else if (parameter.path("in").asText().equals("query") && !example.isEmpty()) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(example));
      }
    }
    if (!one.hasBody()) {
      return send(one.method(), path + query, null, null);
    }
    var content = one.operation().at("/requestBody/content").properties().iterator().next();
    var example = content.getValue().path("example");
    var body = example.isTextual() ? example.textValue() : example.toString();
    return send(one.method(), path + query, content.getKey(), body);
  }

  private static HttpResponse<String> send(
      String method, String path, @Nullable String type, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
            .timeout(LIMIT)
            .header("Authorization", TestTokens.operator())
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
