package dev.hindsight.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.embedded.PostgresForTests;
import dev.hindsight.embedded.token.TestTokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client of the service under test, and what tests need to be there first. */
public final class Doors {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Doors() {}

  /** What came back. */
  public record Answer(int status, java.net.http.HttpHeaders headers, String body) {

    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError(status + " with a body that is no JSON: " + body, e);
      }
    }

    public @Nullable String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    /** The same answer, once it is certain that it is this success. */
    public Answer accepted() {
      assertThat(status).as(body).isEqualTo(202);
      return this;
    }

    /** The same, once it is certain that it is a whole problem of this status and reason. */
    public Answer problem(int expected, String reason) {
      assertThat(status).as(body).isEqualTo(expected);
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      var json = json();
      assertThat(json.path("status").intValue()).isEqualTo(expected);
      assertThat(json.path("type").textValue())
          .isEqualTo("https://hindsight.dev/problems/" + reason);
      assertThat(json.path("title").textValue()).isNotBlank();
      assertThat(json.path("detail").textValue()).isNotBlank();
      assertThat(body).doesNotContain("Exception", "at dev.hindsight", "<html");
      return this;
    }
  }

  public static int port() {
    return RestAssured.port;
  }

  public static Answer post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  public static Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /** With {@code application/json} when there is a body; as an operator, unless it says who. */
  public static Answer send(String method, String path, @Nullable String json, String... headers) {
    var request =
        request(path)
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (Stream.of(headers).noneMatch("Authorization"::equalsIgnoreCase)) {
      request.header("Authorization", TestTokens.operator());
    }
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** With exactly these bytes and this type. */
  public static Answer send(
      String method, String path, BodyPublisher body, @Nullable String contentType) {
    var request = request(path).header("Authorization", TestTokens.operator()).method(method, body);
    return send(contentType == null ? request : request.header("Content-Type", contentType));
  }

  /** Many commands of one caller. */
  public static Answer many(String lines, String token) {
    return send(
        request("/commands")
            .header("Authorization", token)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(15));
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new AssertionError("no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** A new listing of the shop. */
  public static UUID listing(String price) {
    var id = UUID.randomUUID();
    post(
            "/listings",
            """
            {"id":"%s","title":"Shoes","brand":"Acme","category":"footwear",
             "price":{"amount":"%s","currency":"EUR"}}
            """
                .formatted(id, price))
        .accepted();
    return id;
  }

  public static UUID cart() {
    var id = UUID.randomUUID();
    post("/carts", "{\"id\":\"%s\"}".formatted(id)).accepted();
    return id;
  }

  /** A new account with so many euros. */
  public static UUID account(String euros) {
    var id = UUID.randomUUID();
    post("/accounts", "{\"id\":\"%s\",\"currency\":\"EUR\"}".formatted(id)).accepted();
    post("/accounts/" + id + "/deposits", amount(euros)).accepted();
    return id;
  }

  public static String amount(String euros) {
    return "{\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}".formatted(euros);
  }

  public static String item(UUID listing, int quantity) {
    return "{\"listingId\":\"%s\",\"quantity\":%d}".formatted(listing, quantity);
  }

  /** How many events the log holds. */
  public static long events() {
    return number("SELECT count(*) FROM events");
  }

  public static long number(String sql) {
    try (var connection = PostgresForTests.server().connect("command");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
