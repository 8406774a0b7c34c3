package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.embedded.Ports;
import dev.hindsight.embedded.Signals;
import dev.hindsight.local.stack.Health;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One walk through the whole product as a user gets it: packaged jars, the script, HTTP at the
 * gateway.
 */
class JourneyTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = Ports.free();
  @TempDir private Path folder;

  @AfterEach
  void stop() throws Exception {
    hindsight("down", "--wipe", "--data", data());
  }

  @Test
  void a_shop_is_filled_crashed_stopped_started_and_forgotten_and_its_figures_stand()
      throws Exception {
    up();
    String cart = a_cart_is_opened_and_read_back_at_once();
    a_customer_is_read_in_clear_and_stands_encrypted_in_the_log();
    traffic_is_imported();
    the_figures_are_right();
    two_replicas_of_the_command_service_share_the_log();

    for (String part : List.of("command-service", "analytics-service", "kafka", "postgres")) {
      Signals.send("KILL", part(part).path("pid").asLong());
      await(part + " is back")
          .atMost(LIMIT)
          .until(() -> part(part).path("restarts").asInt() > 0 && isHealthy());
    }
    the_figures_are_right();
    traffic_is_imported();
    the_figures_are_right();

    assertThat(hindsight("down", "--data", data()).exitCode()).isZero();
    up();
    the_figures_are_right();
    assertThat(get("/carts/" + cart).path("status").asText()).isEqualTo("open");

    assertThat(hindsight("down", "--wipe", "--data", data()).exitCode()).isZero();
    assertThat(data()).doesNotExist();
    assertThat(Ports.isFree(port)).isTrue();
  }

  private String a_cart_is_opened_and_read_back_at_once() throws IOException, InterruptedException {
    return postAndReadBack("/carts", "{}").path("id").asText();
  }

  private void a_customer_is_read_in_clear_and_stands_encrypted_in_the_log()
      throws IOException, InterruptedException {
    JsonNode customer =
        postAndReadBack("/customers", "{\"name\":\"Ada\",\"email\":\"ada@example.org\"}");
    assertThat(customer.path("name").asText()).isEqualTo("Ada");
    assertThat(customer.path("email").asText()).isEqualTo("ada@example.org");
    JsonNode event = get("/streams/customer-" + customer.path("id").asText()).path(0);
    assertThat(event.path("data").path("name").asText()).startsWith("v1.");
    assertThat(event.toString()).doesNotContain("Ada", "ada@example.org");
  }

  private void two_replicas_of_the_command_service_share_the_log() throws Exception {
    String account =
        "/accounts/" + postAndReadBack("/accounts", "{\"currency\":\"EUR\"}").path("id").asText();
    String deposit = "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";
    try (var second =
        new SecondReplica("command-service", part("command-service").path("pid").asLong())) {
      var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < 200; i++) {
        answers.add(second.post(account + "/deposits", deposit));
        answers.add(
            client.sendAsync(post(account + "/deposits", deposit), BodyHandlers.ofString()));
      }
      for (var answer : answers) {
        assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(202);
      }
    }
    await("all deposits of both")
        .atMost(LIMIT)
        .untilAsserted(() -> {
          JsonNode read = get(account);
          assertThat(read.path("version").asInt()).isEqualTo(401);
          assertThat(read.path("balance").path("amount").asText()).isEqualTo("400.00");
        });
  }

  private HttpRequest post(String path, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private JsonNode postAndReadBack(String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(post(path, body), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String location = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    HttpRequest read =
        HttpRequest.newBuilder(uri(location))
            .header(
                "Consistency-Token", answer.headers().firstValue("Consistency-Token").orElseThrow())
            .header("Prefer", "wait=30")
            .build();
    HttpResponse<String> entity = client.send(read, BodyHandlers.ofString());
    assertThat(entity.statusCode()).as(entity.body()).isEqualTo(200);
    assertThat(entity.headers().firstValue("ETag")).contains("\"1\"");
    return JSON.readTree(entity.body());
  }

  private void traffic_is_imported() throws Exception {
    Path file = Files.createTempFile(folder, "shop", ".csv");
    try (var sample = getClass().getResourceAsStream("/journey/shop.csv")) {
      assertThat(sample).isNotNull();
      Files.write(file, sample.readAllBytes());
    }
    Command imported = hindsight("import", file, "--port", port);
    assertThat(imported.exitCode()).as(imported.output()).isZero();
  }

  /**
   * Two sessions put product 1 back, one of them buys product 2; the cart that was opened first
   * stays empty.
   */
  private void the_figures_are_right() {
    await("the figures")
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> {
          JsonNode funnel = get("/analytics/funnel");
          assertThat(funnel.path("carts").asInt()).isEqualTo(3);
          assertThat(funnel.path("cartsWithItems").asInt()).isEqualTo(2);
          assertThat(funnel.path("cartsWithDrops").asInt()).isEqualTo(2);
          assertThat(funnel.path("cartsCheckedOut").asInt()).isEqualTo(1);
          JsonNode dropped = get("/analytics/dropped-items?groupBy=listing").path("groups");
          assertThat(dropped.size()).isEqualTo(1);
          assertThat(dropped.path(0).path("quantity").asInt()).isEqualTo(2);
          assertThat(dropped.path(0).path("carts").asInt()).isEqualTo(2);
          assertThat(dropped.path(0).path("value").path("amount").asText()).isEqualTo("10.00");
        });
  }

  private void up() throws Exception {
    Command up = hindsight("up", "--detach", "--port", port, "--data", data());
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(isHealthy()).isTrue();
  }

  private boolean isHealthy() throws IOException, InterruptedException {
    return hindsight("status", "--data", data()).exitCode() == 0;
  }

  private JsonNode part(String name) throws IOException, InterruptedException {
    for (JsonNode part :
        JSON.readTree(hindsight("status", "--json", "--data", data()).output()).path("parts")) {
      if (part.path("name").asText().equals(name)) {
        return part;
      }
    }
    throw new AssertionError("no part " + name);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private JsonNode get(String path) throws IOException {
    return JSON.readTree(Health.get(port, path).orElseThrow().body());
  }

  private Command hindsight(Object... arguments) throws IOException, InterruptedException {
    var line =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("hindsight.root"), "hindsight").toString()));
    List.of(arguments).forEach(argument -> line.add(argument.toString()));
    Path output = Files.createTempFile(folder, "hindsight", ".out");
    var builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("HINDSIGHT_BUILD", "never");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES))
        .as(line + ": " + Files.readString(output))
        .isTrue();
    return new Command(process.exitValue(), Files.readString(output));
  }
}
