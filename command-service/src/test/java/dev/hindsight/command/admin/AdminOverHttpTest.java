package dev.hindsight.command.admin;

import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.number;
import static dev.hindsight.command.http.Doors.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors;
import dev.hindsight.command.reaction.Mail;
import dev.hindsight.command.reaction.MailDelivery;
import dev.hindsight.embedded.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Followers and local mails, as an operator sees them. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
@TestProfile(AdminOverHttpTest.LocalMail.class)
class AdminOverHttpTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String FOLLOWER = "reaction:verification-mail";

  /** No mail leaves the service. */
  public static final class LocalMail implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("hindsight.mail.delivery", "local");
    }
  }

  @Inject MailDelivery delivery;

  @Test
  void each_follower_says_how_far_it_is() {
    Doors.account("1.00");

    await().atMost(LONG).until(() -> follower().path("lagEvents").longValue() == 0 && events() > 0);

    assertThat(follower().path("position").longValue()).isPositive();
    assertThat(follower().path("parked").longValue()).isZero();
    assertThat(get("/q/health/ready").body()).contains(FOLLOWER + ".state");
    assertThat(get("/q/metrics").body())
        .contains("hindsight_follower_parked{follower=\"" + FOLLOWER + "\"");
  }

  @Test
  void what_is_parked_is_listed_told_by_health_and_metrics_and_tried_again_when_asked()
      throws Exception {
    Doors.account("1.00");
    change(
        "INSERT INTO follower_tasks (follower, position, stream, attempts, due_at, state, error)"
            + " VALUES ('%s', 1, (SELECT stream FROM events LIMIT 1), 10, now(), 'parked', 'why')"
                .formatted(FOLLOWER));

    await().atMost(LONG).until(() -> get("/q/health/ready").body().contains("parked\": 1"));
    var health = get("/q/health/ready");
    assertThat(health.status()).isEqualTo(200);
    assertThat(get("/q/health/live").body()).doesNotContain("parked");
    assertThat(get("/q/metrics").body().lines())
        .anyMatch(line ->
            line.startsWith("hindsight_follower_parked{follower=\"" + FOLLOWER)
                && line.endsWith(" 1.0"));
    var parked = get("/admin/followers/" + FOLLOWER + "/parked").json();
    assertThat(parked.size()).isEqualTo(1);
    assertThat(parked.path(0).path("position").longValue()).isEqualTo(1);
    assertThat(parked.path(0).path("error").textValue()).isEqualTo("why");

    var retry = post("/admin/followers/" + FOLLOWER + "/parked/1/retry", "");

    assertThat(retry.status()).isEqualTo(202);
    await().atMost(LONG).until(() -> number("SELECT count(*) FROM follower_tasks") == 0);
    post("/admin/followers/" + FOLLOWER + "/parked/1/retry", "").problem(404, "not-parked");
    get("/admin/followers/nobody/parked").problem(404, "unknown-follower");
  }

  @Test
  void a_local_mail_can_be_read_at_its_address_the_newest_first() throws Exception {
    var customer = customer();
    var to = customer + "@shop.test";
    deliver(customer, to, "One");
    deliver(customer, to, "Two");
    deliver(customer, "another@shop.test", "Three");

    var mails = get("/admin/mails?to=" + to).json();

    // The customer's own first mail may be among them by now.
    assertThat(mails.findValuesAsText("subject"))
        .containsSubsequence("Two", "One")
        .doesNotContain("Three");
    assertThat(mails.findValuesAsText("text")).containsSubsequence("text of Two", "text of One");
    assertThat(get("/admin/mails").json().findValuesAsText("subject")).contains("Three");
  }

  @Test
  void no_mail_of_an_erased_customer_can_be_read() throws Exception {
    var customer = customer();
    var to = customer + "@shop.test";
    deliver(customer, to, "Gone");
    assertThat(get("/admin/mails?to=" + to).json().findValuesAsText("subject")).contains("Gone");

    change("UPDATE customer_keys SET wrapped = NULL WHERE customer_id = '" + customer + "'");

    assertThat(get("/admin/mails?to=" + to).json()).isEmpty();
    assertThat(get("/admin/mails").body()).doesNotContain(to);
  }

  private JsonNode follower() {
    for (var follower : get("/admin/followers").json()) {
      if (follower.path("name").textValue().equals(FOLLOWER)) {
        return follower;
      }
    }
    throw new AssertionError("no follower " + FOLLOWER);
  }

  private static UUID customer() {
    var id = UUID.randomUUID();
    post(
            "/customers",
            "{\"id\":\"%s\",\"name\":\"Ann\",\"email\":\"%s@shop.test\"}".formatted(id, id))
        .accepted();
    return id;
  }

  private void deliver(UUID customer, String to, String subject) throws Exception {
    var id = UUID.randomUUID() + "@shop.test";
    delivery.deliver(new Mail(id, customer, to, subject, "text of " + subject, "<p>" + subject));
  }

  private static void change(String sql) throws SQLException {
    try (var connection = PostgresForTests.server().connect("command");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
