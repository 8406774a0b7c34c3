package dev.hindsight.command.http;

import static dev.hindsight.command.http.Doors.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators and programmers look at. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class ServiceEndpointsTest {

  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("/customers", "post"),
          Map.entry("/customers/{id}", "delete"),
          Map.entry("/customers/{id}/email", "put"),
          Map.entry("/customers/{id}/email-verification", "post"),
          Map.entry("/customers/{id}/erasure", "post"),
          Map.entry("/customers/{id}/mailing-lists/{list}", "put"),
          Map.entry("/accounts", "post"),
          Map.entry("/accounts/{id}/deposits", "post"),
          Map.entry("/accounts/{id}/withdrawals", "post"),
          Map.entry("/accounts/{id}", "delete"),
          Map.entry("/transfers", "post"),
          Map.entry("/listings", "post"),
          Map.entry("/listings/{id}/price", "put"),
          Map.entry("/listings/{id}", "delete"),
          Map.entry("/carts", "post"),
          Map.entry("/carts/{id}/items", "post"),
          Map.entry("/carts/{id}/items/{listingId}", "patch"),
          Map.entry("/carts/{id}/checkout", "post"),
          Map.entry("/orders/{id}/payment", "post"),
          Map.entry("/orders/{id}/cancellation", "post"),
          Map.entry("/commands", "post"));

  @Test
  void it_is_alive_and_ready() {
    for (var path : new String[] {"/q/health/live", "/q/health/ready"}) {
      var health = get(path);

      assertThat(health.status()).as(health.body()).isEqualTo(200);
      assertThat(health.json().path("status").textValue()).isEqualTo("UP");
    }
  }

  @Test
  void it_is_measured() {
    get("/commands/" + UUID.randomUUID());

    var metrics = get("/q/metrics");

    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body()).contains("jvm_memory_used_bytes", "http_server_requests");
  }

  @Test
  void every_command_is_described_with_its_body_and_its_answers() {
    var paths = get("/q/openapi?format=json").json().path("paths");

    COMMANDS.forEach((path, method) -> {
      var operation = paths.path(path).path(method);
      var content = operation.path("requestBody").path("content");
      assertThat(content).as(path).isNotEmpty();
      assertThat(content.iterator().next().path("schema")).as(path).isNotEmpty();
      if (!path.equals("/commands")) {
        assertThat(operation.path("responses").has("202")).as(path).isTrue();
        assertThat(operation.path("responses").has("200")).as(path).isFalse();
      }
      for (var status : new String[] {"400", "415"}) {
        var problem = operation.path("responses").path(status).path("content");
        assertThat(problem.has("application/problem+json")).as(path).isTrue();
      }
    });
    assertThat(paths.path("/carts/{id}/items/{listingId}").has("delete")).isTrue();
    assertThat(paths.path("/commands/{id}").has("get")).isTrue();
    assertThat(paths.path("/events").path("get").path("responses").path("200")).isNotEmpty();
  }

  @Test
  void every_reference_of_the_description_leads_somewhere() {
    var api = get("/q/openapi?format=json").json();

    api.findValuesAsText("$ref")
        .forEach(reference ->
            assertThat(api.at(reference.substring(1)).isObject()).as(reference).isTrue());
  }

  @Test
  void the_description_can_be_browsed() {
    var page = get("/q/swagger-ui/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui");
  }
}
