package dev.hindsight.journeys;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.embedded.Ports;
import dev.hindsight.embedded.Signals;
import dev.hindsight.local.access.Bearer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One walk through the whole product as a user gets it: packaged jars, the script, HTTP at the
 * gateway.
 */
class JourneyTest {
  @TempDir private Path folder;
  private PackagedStack stack;
  private Telemetry telemetry;

  @BeforeEach
  void prepare() throws IOException {
    stack = new PackagedStack(folder, "data");
    telemetry = new Telemetry(stack);
  }

  @AfterEach
  void stop() throws Exception {
    stack.close();
    telemetry.close();
  }

  @Test
  void a_shop_is_filled_crashed_stopped_started_and_forgotten_and_its_figures_stand()
      throws Exception {
    stack.up(telemetry.environment());
    new PublishedPages(stack).are_open_and_the_committed_description_is_theirs();
    String cart = a_cart_is_opened_and_read_back_at_once();
    a_customer_is_read_in_clear_and_stands_encrypted_in_the_log();
    Instant before = Instant.now();
    traffic_is_imported();
    the_figures_are_right();
    telemetry.a_command_is_one_trace_from_the_request_to_the_rows();
    telemetry.dashboards_and_alerts_name_metrics_that_are_there();
    telemetry.status_and_services_tell_the_same();
    two_replicas_of_the_command_service_share_the_log();
    a_view_is_rebuilt_and_taken_back_and_looked_at_as_it_was(before);

    for (String part : List.of("command-service", "analytics-service", "kafka", "postgres")) {
      Signals.send("KILL", stack.part(part).path("pid").asLong());
      await(part + " is back")
          .atMost(PackagedStack.LIMIT)
          .until(() -> stack.part(part).path("restarts").asInt() > 0 && stack.isHealthy());
    }
    the_figures_are_right();
    traffic_is_imported();
    the_figures_are_right();

    stack.succeeds("down");
    stack.up();
    the_figures_are_right();
    assertThat(stack.get("/carts/" + cart).path("status").asText()).isEqualTo("open");

    var safeguards = new Safeguards(stack);
    safeguards.roles_have_the_least_rights();
    safeguards.no_secret_stands_in_a_log();

    stack.succeeds("down", "--wipe");
    assertThat(stack.data).doesNotExist();
    assertThat(Ports.isFree(stack.port)).isTrue();
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
    JsonNode event = stack.get("/streams/customer-" + customer.path("id").asText()).path(0);
    assertThat(event.path("data").path("name").asText()).startsWith("v1.");
    assertThat(event.toString()).doesNotContain("Ada", "ada@example.org");
  }

  private void two_replicas_of_the_command_service_share_the_log() throws Exception {
    String account =
        "/accounts/" + postAndReadBack("/accounts", "{\"currency\":\"EUR\"}").path("id").asText();
    String deposit = "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";
    try (var second =
        new SecondReplica("command-service", stack.part("command-service").path("pid").asLong())) {
      var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < 200; i++) {
        answers.add(
            untilAccepted(() -> second.post(account + "/deposits", deposit, stack.bearer())));
        answers.add(
            untilAccepted(() ->
                stack.client.sendAsync(
                    stack.request("POST", account + "/deposits", deposit, null),
                    BodyHandlers.ofString())));
      }
      for (var answer : answers) {
        assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(202);
      }
    }
    await("all deposits of both")
        .atMost(PackagedStack.LIMIT)
        .untilAsserted(() -> {
          JsonNode read = stack.get(account);
          assertThat(read.path("version").asInt()).isEqualTo(401);
          assertThat(read.path("balance").path("amount").asText()).isEqualTo("400.00");
        });
  }

  // A busy replica says that nothing has happened and when to come again.
  private static CompletableFuture<HttpResponse<String>> untilAccepted(
      Supplier<CompletableFuture<HttpResponse<String>>> attempt) {
    return attempt
        .get()
        .thenCompose(answer ->
            answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent()
                ? CompletableFuture.supplyAsync(
                        () -> untilAccepted(attempt), delayedExecutor(1, TimeUnit.SECONDS))
                    .thenCompose(later -> later)
                : CompletableFuture.completedFuture(answer));
  }

  private void a_view_is_rebuilt_and_taken_back_and_looked_at_as_it_was(Instant before)
      throws Exception {
    assertThat(stack.succeeds("rebuild", "cart-journeys"))
        .contains("the same", "Readers see generation")
        .doesNotContain("they differ");
    the_figures_are_right();
    stack.succeeds("rebuild", "cart-journeys", "--rollback");
    the_figures_are_right();

    assertThat(stack.succeeds("sandbox", "cart-journeys", "--as-of", before, "--name", "then"))
        .contains("/admin/analytics-service/sandboxes/then");
    JsonNode funnel = stack.get("/admin/analytics-service/sandboxes/then/analytics/funnel");
    assertThat(funnel.path("carts").asInt()).as(funnel.toString()).isEqualTo(1);
    stack.succeeds("sandbox", "cart-journeys", "--remove", "then");
    the_figures_are_right();
  }

  private JsonNode postAndReadBack(String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = stack.send("POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String location = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    HttpRequest read =
        HttpRequest.newBuilder(stack.uri(location))
            .header(Bearer.HEADER, stack.bearer())
            .header(
                "Consistency-Token", answer.headers().firstValue("Consistency-Token").orElseThrow())
            .header("Prefer", "wait=30")
            .build();
    HttpResponse<String> entity = stack.client.send(read, BodyHandlers.ofString());
    assertThat(entity.statusCode()).as(entity.body()).isEqualTo(200);
    assertThat(entity.headers().firstValue("ETag")).contains("\"1\"");
    return PackagedStack.JSON.readTree(entity.body());
  }

  private void traffic_is_imported() throws Exception {
    stack.imports("/journey/shop.csv");
  }

  /**
   * Two sessions put product 1 back, one of them buys product 2; the cart that was opened first
   * stays empty.
   */
  private void the_figures_are_right() {
    await("the figures")
        .atMost(PackagedStack.LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> {
          JsonNode funnel = stack.get("/analytics/funnel");
          assertThat(funnel.path("carts").asInt()).isEqualTo(3);
          assertThat(funnel.path("cartsWithItems").asInt()).isEqualTo(2);
          assertThat(funnel.path("cartsWithDrops").asInt()).isEqualTo(2);
          assertThat(funnel.path("cartsCheckedOut").asInt()).isEqualTo(1);
          JsonNode dropped = stack.get("/analytics/dropped-items?groupBy=listing").path("groups");
          assertThat(dropped.size()).isEqualTo(1);
          assertThat(dropped.path(0).path("quantity").asInt()).isEqualTo(2);
          assertThat(dropped.path(0).path("carts").asInt()).isEqualTo(2);
          assertThat(dropped.path(0).path("value").path("amount").asText()).isEqualTo("10.00");
        });
  }
}
