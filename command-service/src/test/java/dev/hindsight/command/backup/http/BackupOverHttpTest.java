package dev.hindsight.command.backup.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors;
import dev.hindsight.command.personal.http.KeysSecret;
import dev.hindsight.events.backup.ExportChecker;
import dev.hindsight.events.backup.Manifest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The doors of a service that is in use. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class BackupOverHttpTest {

  private static final String NDJSON = "application/x-ndjson";

  @Test
  void everything_is_exported_and_is_whole() throws Exception {
    Doors.listing("1.00");
    var before = Doors.number("SELECT position FROM log_head");

    var answer = Doors.get("/admin/export");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(NDJSON);
    var manifest = manifest(answer.body());
    assertThat(manifest.events()).isEqualTo(manifest.head()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void one_stream_is_exported() throws Exception {
    var listing = Doors.listing("1.00");

    var answer = Doors.get("/admin/export?stream=listing-" + listing);

    assertThat(manifest(answer.body()).events()).isEqualTo(1);
  }

  @Test
  void a_selection_that_cannot_be_is_malformed() {
    Doors.get("/admin/export?stream=cart").problem(400, "malformed");
    Doors.get("/admin/export?kind=Cart-1").problem(400, "malformed");
    Doors.get("/admin/export?from=yesterday").problem(400, "malformed");
  }

  @Test
  void keys_are_given_to_those_who_know_the_secret() throws Exception {
    Doors.get("/admin/export/keys").problem(403, "forbidden");
    Doors.get("/admin/export/keys", KeysSecret.HEADER, "no").problem(403, "forbidden");

    var answer = Doors.get("/admin/export/keys", KeysSecret.HEADER, "a-secret-of-the-tests");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(manifest(answer.body()).keys())
        .isEqualTo(Doors.number("SELECT count(*) FROM customer_keys"));
  }

  @Test
  void a_service_in_use_refuses_a_restore_of_any_size() {
    Doors.listing("1.00");
    await().until(() -> Doors.get("/admin/relay").json().path("lagEvents").asLong(1) == 0);
    var events = Doors.events();
    var large = ("{\"specversion\":\"1.0\"}" + " ".repeat(1000) + "\n").repeat(12_000);

    Doors.send("POST", "/admin/restore", BodyPublishers.ofString(large), NDJSON)
        .problem(409, "topic-not-empty");

    assertThat(Doors.events()).isEqualTo(events);
  }

  @Test
  void a_restore_of_another_type_is_refused() {
    Doors.send("POST", "/admin/restore", BodyPublishers.ofString("{}"), "application/json")
        .problem(415, "unsupported-media-type");
  }

  private static Manifest manifest(String body) throws Exception {
    var checker = new ExportChecker();
    for (var line : body.lines().toList()) {
      checker.line(line.getBytes(StandardCharsets.UTF_8));
    }
    return checker.complete();
  }
}
