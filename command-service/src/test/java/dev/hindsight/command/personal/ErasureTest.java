package dev.hindsight.command.personal;

import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.number;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors.Answer;
import dev.hindsight.command.personal.http.KeysSecret;
import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.personal.PersonalKey;
import dev.hindsight.events.personal.PersonalText;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** After an erasure nothing personal can be read, anywhere; every other fact stays. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class ErasureTest {

  private static final String SECRET = "a-secret-of-the-tests";
  private static final Pattern SEALED = Pattern.compile("v1\\.[A-Za-z0-9_-]{38,}");

  private final UUID id = UUID.randomUUID();
  private final String customer = "/customers/" + id;
  private final String name = "Zebulon " + UUID.randomUUID();
  private final String email = "Zoe." + UUID.randomUUID() + "@shop.test";
  private final String newEmail = "Zoe.New." + UUID.randomUUID() + "@shop.test";

  @Test
  void what_the_key_opened_in_log_and_topic_nothing_opens_any_more() {
    register(id, name, email).accepted();
    changeEmail().accepted();
    var key = new PersonalKey(id, keyBytes());
    var before = get("/streams/customer-" + id).body();
    assertThat(opened(key, before)).containsExactly(name, email, email, newEmail);

    var last = post(customer + "/erasure", "{}").accepted();

    assertThat(number("SELECT count(wrapped) FROM customer_keys WHERE customer_id = '" + id + "'"))
        .isZero();
    get("/keys/" + id, KeysSecret.HEADER, SECRET).problem(404, "unknown-key");
    var log = get("/streams/customer-" + id).body();
    var topic = String.join("\n", topicOf(id, last.json().path("version").longValue()));
    assertThat(sealed(log)).isEqualTo(sealed(before));
    assertThat(sealed(topic)).isEqualTo(sealed(before));
    for (var secret : List.of(name, email, newEmail)) {
      assertThat((log + topic).toLowerCase(Locale.ROOT))
          .doesNotContain(secret.toLowerCase(Locale.ROOT));
      assertThat(rowsWith(secret)).as(secret).isZero();
    }
  }

  @Test
  void every_other_fact_stays() {
    register(id, name, email).accepted();
    var account = UUID.randomUUID();
    post(
            "/accounts",
            "{\"id\":\"%s\",\"ownerId\":\"%s\",\"currency\":\"EUR\"}".formatted(account, id))
        .accepted();
    var before = get("/streams/customer-" + id).json();

    post(customer + "/erasure", "{}").accepted();

    var after = get("/streams/customer-" + id).json();
    assertThat(after).hasSize(before.size() + 1);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.path(i)).isEqualTo(before.path(i));
    }
    post("/accounts/" + account + "/deposits", amountOfOne()).accepted();
  }

  @Test
  void an_erased_customer_is_asked_nothing_and_comes_back_never() {
    register(id, name, email).accepted();
    post(customer + "/erasure", "{}").accepted();
    var before = events();

    assertThat(post(customer + "/erasure", "{}").accepted().json().path("events")).isEmpty();
    register(id, name, "again-" + email).problem(409, "customer-exists");
    changeEmail().problem(409, "customer-erased");
    send("PUT", customer + "/mailing-lists/news", "{}").problem(409, "customer-erased");
    send("DELETE", customer, (String) null).problem(409, "customer-erased");
    post(customer + "/email-verification", "{}").problem(409, "customer-erased");
    post("/carts", "{\"customerId\":\"" + id + "\"}").problem(409, "customer-erased");
    post("/accounts", "{\"ownerId\":\"" + id + "\",\"currency\":\"EUR\"}")
        .problem(409, "customer-erased");

    assertThat(events()).isEqualTo(before);
    assertThat(number("SELECT count(wrapped) FROM customer_keys WHERE customer_id = '" + id + "'"))
        .as("a key was made again")
        .isZero();
  }

  @Test
  void the_address_is_free_for_others() {
    register(id, name, email).accepted();
    register(UUID.randomUUID(), name, email).problem(409, "email-taken");

    post(customer + "/erasure", "{}").accepted();

    register(UUID.randomUUID(), name, email).accepted();
  }

  @Test
  void an_erasure_under_a_key_is_repeated() {
    register(id, name, email).accepted();

    var first = post(customer + "/erasure", "{}", "Idempotency-Key", "erase-" + id).accepted();
    var again = post(customer + "/erasure", "{}", "Idempotency-Key", "erase-" + id).accepted();

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  private Answer changeEmail() {
    return send("PUT", customer + "/email", "{\"email\":\"" + newEmail + "\"}");
  }

  private static Answer register(UUID id, String name, String email) {
    var body = "{\"id\":\"%s\",\"name\":\"%s\",\"email\":\"%s\"}".formatted(id, name, email);
    return post("/customers", body);
  }

  private static String amountOfOne() {
    return "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";
  }

  private byte[] keyBytes() {
    var answer = get("/keys/" + id, KeysSecret.HEADER, SECRET);
    assertThat(answer.status()).isEqualTo(200);
    return Base64.getDecoder().decode(answer.json().path("key").textValue());
  }

  private static List<String> sealed(String text) {
    return SEALED.matcher(text).results().map(MatchResult::group).toList();
  }

  /** Every personal field of these events in clear, in their order. */
  private static List<String> opened(PersonalKey key, String events) {
    var fields = sealed(events).stream().map(PersonalText::new).toList();
    var opened = new ArrayList<String>();
    opened.add(key.open("name", fields.getFirst()));
    fields.stream().skip(1).map(field -> key.open("email", field)).forEach(opened::add);
    return opened;
  }

  private static long rowsWith(String text) {
    return Stream.of("events", "idempotency_keys", "customer_keys", "batches")
        .mapToLong(table ->
            number(
                "SELECT count(*) FROM %s t WHERE position(lower('%s') IN lower(t::text)) > 0"
                    .formatted(table, text)))
        .sum();
  }

  /** Headers and values of all records of the customer, the last of that version. */
  private static List<String> topicOf(UUID customer, long version) {
    var found = new ArrayList<String>();
    var patience = Instant.now().plus(Duration.ofSeconds(60));
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                KafkaForTests.broker().bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(
          consumer.partitionsFor("hindsight.events").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      while (found.size() < version) {
        assertThat(Instant.now()).as("%d of %d found", found.size(), version).isBefore(patience);
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.key().equals("customer-" + customer)) {
            found.add(headers(record) + record.value());
          }
        }
      }
    }
    return found;
  }

  private static String headers(ConsumerRecord<String, String> record) {
    var text = new StringBuilder();
    record.headers().forEach(header -> text.append(new String(header.value(), UTF_8)).append(' '));
    return text.toString();
  }
}
