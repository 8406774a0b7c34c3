package dev.hindsight.embedded.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every endpoint of the service under test, as its own description names them, so that one that is
 * new is asked as well: by nobody, by bearers of tokens that are no good, by operators and by
 * strangers.
 */
public final class GuardedEndpoints {

  /** One path and method, with ids that nothing has in the place of its parameters. */
  public record Endpoint(String method, String template, String path) {

    /** The same of something that is there. */
    public Endpoint at(Map<String, String> parameters) {
      return new Endpoint(method, template, filled(template, parameters));
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private GuardedEndpoints() {}

  /** All that the service describes. */
  public static List<Endpoint> described() {
    var api =
        new JsonPath(send(new Endpoint("GET", "", "/q/openapi?format=json"), null, null).body());
    Map<String, Map<String, Object>> paths = api.getMap("paths");
    var all = new ArrayList<Endpoint>();
    paths.forEach((path, operations) ->
        operations.keySet().stream()
            .filter(METHODS::contains)
            .map(String::toUpperCase)
            .map(method -> new Endpoint(method, path, filled(path, Map.of())))
            .forEach(all::add));
    assertThat(all).isNotEmpty();
    return all;
  }

  /** Tokens that no service may accept, by what is wrong with them. */
  public static Map<String, String> badTokens() {
    var good = Token.operator();
    var foreign = TokenKey.generate();
    var bad = new LinkedHashMap<String, String>();
    bad.put("no token at all", "Bearer abc");
    bad.put("expired", TestTokens.signed(good.ago(Duration.ofDays(1))));
    bad.put("of another issuer", TestTokens.signed(good.by("https://elsewhere.example")));
    bad.put("for another audience", TestTokens.signed(good.forAudience("another-shop")));
    bad.put("signed with another key", "Bearer " + good.signedWith(foreign));
    bad.put("not signed", "Bearer " + unsigned(TestTokens.signed(good)));
    bad.put("changed after it was signed", changed(TestTokens.signed(Token.customer(SOMEBODY))));
    return bad;
  }

  private static final UUID SOMEBODY = UUID.fromString("00000000-0000-4000-8000-000000000001");

  /** Nobody comes in without a token that is good. */
  public static void assertClosed(List<Endpoint> endpoints) {
    var bad = badTokens();
    for (var endpoint : endpoints) {
      assertUnauthorized(endpoint, "without a token", null);
      assertUnauthorized(endpoint, "with another scheme", "Basic b3BlcmF0b3I6b3BlcmF0b3I=");
      bad.forEach((what, token) -> assertUnauthorized(endpoint, what, token));
    }
  }

  /** What no rule opens is closed to everybody: each of these has one. */
  public static void assertOpenToOperators(List<Endpoint> endpoints) {
    for (var endpoint : endpoints) {
      var answer = send(endpoint, TestTokens.operator(), null);
      assertThat(answer.statusCode())
          .as("%s has a rule that lets operators in: %s", endpoint, answer.body())
          .isNotIn(401, 403);
    }
  }

  /** A bearer of a good token who has no business there is told so. */
  public static void assertForbidden(Endpoint endpoint, String token, @Nullable String body) {
    var answer = send(endpoint, token, body);
    assertThat(answer.statusCode()).as("%s: %s", endpoint, answer.body()).isEqualTo(403);
    assertProblem(answer, "forbidden");
  }

  /** What comes back; a body goes as JSON. */
  public static HttpResponse<String> send(
      Endpoint endpoint, @Nullable String token, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + endpoint.path()))
            .timeout(LIMIT)
            .method(
                endpoint.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", token);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(endpoint + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static void assertUnauthorized(Endpoint endpoint, String how, @Nullable String token) {
    var answer = send(endpoint, token, null);
    assertThat(answer.statusCode()).as("%s %s: %s", endpoint, how, answer.body()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .as("%s %s", endpoint, how)
        .startsWith("Bearer");
    assertProblem(answer, "unauthorized");
  }

  private static void assertProblem(HttpResponse<String> answer, String reason) {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    var problem = new JsonPath(answer.body());
    assertThat(problem.getString("type")).isEqualTo("https://hindsight.dev/problems/" + reason);
    assertThat(problem.getInt("status")).isEqualTo(answer.statusCode());
    assertThat(problem.getString("detail")).isNotBlank();
  }

  private static String filled(String template, Map<String, String> parameters) {
    var path = new StringBuilder();
    for (var part : template.split("/", -1)) {
      if (!part.isEmpty()) {
        var name = part.startsWith("{") ? part.substring(1, part.length() - 1) : null;
        path.append('/')
            .append(
                name == null ? part : parameters.getOrDefault(name, UUID.randomUUID().toString()));
      }
    }
    return path.toString();
  }

  // The header says that there is no signature, and there is none (RFC 8725, 2.1).
  private static String unsigned(String bearer) {
    var parts = bearer.substring("Bearer ".length()).split("\\.", -1);
    return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
  }

  // A customer's token that says now that its bearer is an operator.
  private static String changed(String bearer) {
    var parts = bearer.split("\\.", -1);
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    return parts[0]
        + "."
        + encoded(claims.replace("\"customer\"", "\"operator\""))
        + "."
        + parts[2];
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
