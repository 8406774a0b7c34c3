package dev.hindsight.command.http;

import static dev.hindsight.command.http.CommandLines.line;
import static dev.hindsight.command.http.Doors.account;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.number;
import static dev.hindsight.command.http.Doors.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.RealStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Snapshots as the service is put together: the framework's class loaders give the folds' code. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class SnapshotsInTheServiceTest {

  @Test
  void a_long_stream_has_a_snapshot_by_itself_and_the_metrics_tell_of_it() {
    var account = account("1.00");
    var deposit =
        line(
            "DepositMoney",
            "{\"accountId\":\"%s\",\"amount\":{\"amount\":\"0.01\",\"currency\":\"EUR\"}}"
                .formatted(account));

    var body = BodyPublishers.ofString(deposit.repeat(250));
    assertThat(send("POST", "/commands", body, "application/x-ndjson").body().lines()).hasSize(250);

    var snapshots = "SELECT count(*) FROM snapshots WHERE stream = 'account-" + account + "'";
    await().untilAsserted(() -> assertThat(number(snapshots)).isEqualTo(1));
    assertThat(get("/q/metrics").body())
        .containsPattern("hindsight_snapshots_written_total(\\{[^}]*})? [1-9]")
        .containsPattern("hindsight_snapshots_broken_total(\\{[^}]*})? 0")
        .containsPattern("hindsight_states_bytes(\\{[^}]*})? [1-9]")
        .containsPattern("hindsight_states_hits_total(\\{[^}]*})? [1-9]")
        .contains("hindsight_states_misses_total", "hindsight_states_count");
  }
}
