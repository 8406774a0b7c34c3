package dev.hindsight.command.personal;

import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.number;
import static dev.hindsight.command.http.Doors.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors.Answer;
import dev.hindsight.command.personal.http.KeysSecret;
import dev.hindsight.events.personal.PersonalKey;
import dev.hindsight.events.personal.PersonalText;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What is personal is readable with the customer's key alone. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class PersonalDataTest {

  private static final String SECRET = "a-secret-of-the-tests";

  @Test
  void neither_name_nor_address_stands_in_clear_in_tables_answers_or_logs() {
    var id = UUID.randomUUID();
    var name = "Zebulon " + UUID.randomUUID();
    var email = "Zoe." + UUID.randomUUID() + "@shop.test";
    var logged = new LogCapture();

    logged.during(() -> {
      register(id, name, email, "Idempotency-Key", "register-" + id).accepted();
      register(UUID.randomUUID(), name, email).problem(409, "email-taken");
    });

    var events = get("/streams/customer-" + id).body();
    assertThat(events).doesNotContain(name, email).contains("\"name\":\"v1.");
    for (var secret : new String[] {name, email, email.toLowerCase(Locale.ROOT)}) {
      for (var table : new String[] {"events", "idempotency_keys", "customer_keys", "batches"}) {
        assertThat(rowsWith(table, secret)).as(table).isZero();
      }
      assertThat(logged.text()).doesNotContain(secret);
    }
  }

  @Test
  void the_key_opens_what_the_event_holds() {
    var id = UUID.randomUUID();
    register(id, "Ann", id + "@shop.test").accepted();

    var answer = get("/keys/" + id, KeysSecret.HEADER, SECRET);
    var data = get("/streams/customer-" + id).json().path(0).path("data");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    var key =
        new PersonalKey(id, Base64.getDecoder().decode(answer.json().path("key").textValue()));
    assertThat(key.open("name", new PersonalText(data.path("name").textValue()))).isEqualTo("Ann");
    assertThat(key.open("email", new PersonalText(data.path("email").textValue())))
        .isEqualTo(id + "@shop.test");
  }

  @Test
  void one_address_has_one_customer_however_it_is_written() {
    var address = UUID.randomUUID() + "@shop.test";
    register(UUID.randomUUID(), "Ann", address).accepted();
    var before = events();

    register(UUID.randomUUID(), "Bob", address).problem(409, "email-taken");
    var upper =
        register(UUID.randomUUID(), "Bob", address.toUpperCase(Locale.ROOT))
            .problem(409, "email-taken");

    assertThat(upper.json().path("errors").path(0).path("pointer").textValue()).isEqualTo("/email");
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void a_customer_registers_once() {
    var id = UUID.randomUUID();
    register(id, "Ann", id + "@shop.test").accepted();

    register(id, "Ann", "other-" + id + "@shop.test").problem(409, "customer-exists");
  }

  @Test
  void a_registration_under_a_key_is_repeated() {
    var address = UUID.randomUUID() + "@shop.test";
    var body = "{\"name\":\"Ann\",\"email\":\"" + address + "\"}";

    var first = post("/customers", body, "Idempotency-Key", address).accepted();
    var again = post("/customers", body, "Idempotency-Key", address).accepted();

    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void a_key_is_given_to_those_who_know_the_secret_alone() {
    var id = UUID.randomUUID();
    register(id, "Ann", id + "@shop.test").accepted();

    get("/keys/" + id).problem(403, "forbidden");
    get("/keys/" + id, KeysSecret.HEADER, "nonsense").problem(403, "forbidden");

    get("/keys/" + UUID.randomUUID()).problem(403, "forbidden");
  }

  @Test
  void there_is_no_key_of_an_unknown_customer() {
    get("/keys/" + UUID.randomUUID(), KeysSecret.HEADER, SECRET).problem(404, "unknown-key");
    get("/keys/nonsense", KeysSecret.HEADER, SECRET).problem(404, "not-found");
  }

  private static Answer register(UUID id, String name, String email, String... headers) {
    var body = "{\"id\":\"%s\",\"name\":\"%s\",\"email\":\"%s\"}".formatted(id, name, email);
    return post("/customers", body, headers);
  }

  private static long rowsWith(String table, String text) {
    return number(
        "SELECT count(*) FROM %s t WHERE position(lower('%s') IN lower(t::text)) > 0"
            .formatted(table, text));
  }

  /** Everything that is logged meanwhile. */
  private static final class LogCapture extends Handler {

    private final Queue<String> records = new ConcurrentLinkedQueue<>();

    void during(Runnable work) {
      var root = Logger.getLogger("");
      setLevel(Level.ALL);
      root.addHandler(this);
      try {
        work.run();
      } finally {
        root.removeHandler(this);
      }
    }

    String text() {
      return String.join("\n", records);
    }

    @Override
    public void publish(LogRecord record) {
      // The mail server of the tests has to know whom mails are for.
      if (record.getLoggerName().startsWith("com.icegreen")) {
        return;
      }
      var parameters = record.getParameters();
      records.add(
          record.getMessage()
              + (parameters == null ? "" : java.util.Arrays.toString(parameters))
              + record.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
