package dev.hindsight.command.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors;
import dev.hindsight.embedded.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The door of the operators, in front of the running service. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class VerificationOverHttpTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void the_service_seals_and_publishes_and_says_that_all_is_well() throws Exception {
    var account = Doors.account("12.00");
    assertThat(account).isNotNull();
    await().atMost(PATIENCE).until(() -> seals().path("lagEvents").longValue() == 0);

    var lines = verify();

    assertThat(lines.getFirst().path("line").textValue()).isEqualTo("progress");
    var verdict = lines.getLast();
    assertThat(verdict.path("line").textValue()).isEqualTo("verdict");
    assertThat(verdict.path("well").booleanValue()).as(verdict.toString()).isTrue();
    assertThat(verdict.path("positions").longValue()).isGreaterThanOrEqualTo(2);
    assertThat(verdict.path("chainHash").textValue()).matches("[0-9a-f]{64}");
  }

  @Test
  void how_far_the_log_is_sealed_is_seen_and_measured() {
    Doors.account("1.00");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          var seals = seals();
          assertThat(seals.path("position")).isEqualTo(seals.path("head"));
          assertThat(seals.path("problem").isNull()).isTrue();
        });

    assertThat(Doors.get("/q/metrics").body())
        .contains("hindsight_seals_lag_events", "hindsight_seals_position");
  }

  @Test
  void only_one_verification_runs_at_a_time() throws Exception {
    var over = new AtomicBoolean();
    try (var threads = Executors.newSingleThreadExecutor();
        var superuser = PostgresForTests.server().connect("command");
        var statement = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      // Each verification waits for it, until the server ends its statement.
      statement.execute("LOCK TABLE seals");
      threads.submit(() -> {
        while (!over.get()) {
          Doors.post("/admin/verification", "");
        }
      });

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> Doors.post("/admin/verification", "").problem(409, "verification-running"));

      over.set(true);
      superuser.rollback();
    }
    assertThat(verify().getLast().path("line").textValue()).isEqualTo("verdict");
  }

  private static JsonNode seals() {
    return Doors.get("/admin/seals").json();
  }

  private static List<JsonNode> verify() throws Exception {
    var answer = Doors.post("/admin/verification", "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    var lines = new ArrayList<JsonNode>();
    for (var line : answer.body().lines().toList()) {
      lines.add(MAPPER.readTree(line));
    }
    return lines;
  }
}
