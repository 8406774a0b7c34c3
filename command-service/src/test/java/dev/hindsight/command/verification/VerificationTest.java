package dev.hindsight.command.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.SmallShop;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.seal.Forger;
import dev.hindsight.command.seal.Sealing;
import dev.hindsight.command.verification.Line.Finding;
import dev.hindsight.command.verification.Line.Verdict;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed by hand is found where it was done, and nothing else is. */
class VerificationTest {

  private static final int ACCOUNTS = 5;
  private static final int EVENTS = 40;

  // In a row of its own batch, by its position.
  private static final String AT =
      " FROM batches b WHERE b.id = e.batch AND b.first_position + e.ordinal = %d";

  private final Vertx vertx = Vertx.vertx();
  private final LogForTests log = new LogForTests();
  private final Sealing sealing = new Sealing(log, vertx);
  private final SmallShop shop = new SmallShop(log, vertx);
  private TopicByHand topic;
  private final List<Line> lines = new ArrayList<>();

  /** Forty events, sealed in two links and published. */
  @BeforeEach
  void open() throws Exception {
    topic = new TopicByHand();
    shop.openAccounts(ACCOUNTS);
    shop.deposit(15);
    sealing.seal();
    // Batches of several events, and batches of one.
    shop.deposit(12);
    for (int i = 0; i < 8; i++) {
      shop.deposit(1);
    }
    sealing.seal();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void an_untouched_log_is_well() throws Exception {
    publish();

    assertThat(verify()).isEmpty();

    assertThat(verdict().well()).isTrue();
    assertThat(verdict().positions()).isEqualTo(EVENTS);
    assertThat(verdict().topicRecords()).isEqualTo(EVENTS);
    assertThat(verdict().sealedTo()).isEqualTo(EVENTS);
    assertThat(verdict().unsealed()).isZero();
    assertThat(lines).anyMatch(line -> line instanceof Line.Progress p && p.position() == EVENTS);
  }

  @Test
  void an_empty_log_is_well() throws Exception {
    var empty = new LogForTests();
    var none = new TopicByHand();

    new Verification(empty.connections(vertx), none.topic(), Sealing.KEY, Duration.ofMillis(200))
        .run(lines::add);

    assertThat(verdict().well()).isTrue();
  }

  @Test
  void events_without_a_seal_are_counted_and_compared_with_the_topic() throws Exception {
    shop.deposit(3);
    publish();
    change("UPDATE events e SET data = replace(e.data::text, '1.00', '9.00')::json" + AT, 42);

    assertThat(verify()).containsExactly("log-and-topic-differ 42 [data]");

    assertThat(verdict().unsealed()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "data = replace(e.data::text, '1.00', '9.00')::json | [data]",
        // The same JSON for everybody who reads it, but not the same bytes.
        "data = concat(e.data::text, ' ')::json | [data]",
        "occurred_at = '2020-02-02 02:02:02.000002Z' | [time]",
        "occurred_at = b.recorded_at | []",
        "occurred_at = 'infinity' | [unreadable]",
        "type = 'hindsight.account.money-withdrawn.v1' | [dataschema, type]",
        "type = 'nonsense' | [unreadable]",
        "metadata = '{\"actor\":\"nobody\"}' | [actor]",
        "metadata = '{}' | []",
        "version = 1000 | [streamversion]",
        "stream = 'account-01a1fd6c-0000-7000-8000-000000000000' | [key, subject]",
        "event_id = '01a1fd6c-0000-7000-8000-000000000000' | [id]",
        "command_id = '01a1fd6c-0000-7000-8000-000000000000' | [causationid, correlationid]",
      })
  void an_event_that_was_changed_is_named(String change, String differs) throws Exception {
    publish();
    change("UPDATE events e SET " + change + AT, 17);

    assertThat(verify()).containsExactly("altered-in-log 17 " + differs);
  }

  @Test
  void an_event_that_was_deleted_is_named() throws Exception {
    publish();
    change("DELETE FROM events e USING batches b" + AT.substring(" FROM batches b".length()), 9);

    assertThat(verify()).containsExactly("missing-in-log 9 []");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "size - 2", "size - 1"})
  void an_event_that_was_deleted_is_named_alone_wherever_it_stood_in_its_batch(String place)
      throws Exception {
    publish();
    var position =
        number("SELECT first_position + " + place + " FROM batches WHERE size > 2 LIMIT 1");
    change(
        "DELETE FROM events e USING batches b" + AT.substring(" FROM batches b".length()),
        position);

    assertThat(verify()).containsExactly("missing-in-log " + position + " []");
  }

  @Test
  void an_event_that_was_deleted_everywhere_is_named_and_so_is_its_stream() throws Exception {
    var records = records();
    var stream = new String(records.get(34).key(), UTF_8);
    records.remove(34);
    topic.write(records);
    change("DELETE FROM events e USING batches b" + AT.substring(" FROM batches b".length()), 35);

    assertThat(verify()).containsExactly("missing-in-log 35 []", "version-missing 36 []");
    assertThat(lines).anyMatch(line -> line instanceof Finding f && stream.equals(f.stream()));
  }

  @Test
  void events_whose_batch_was_deleted_are_named() throws Exception {
    publish();
    change("DELETE FROM batches WHERE first_position = 33");

    assertThat(verify()).containsExactly("missing-in-log 33 []");
  }

  @Test
  void an_event_that_was_added_at_the_end_is_named() throws Exception {
    publish();
    change(
        "INSERT INTO batches (id, first_position, size, recorded_at) SELECT 1, 41, 1, recorded_at FROM log_head");
    change(
        "INSERT INTO events SELECT 1, 0, stream, version + 1, gen_random_uuid(), type, gen_random_uuid(), NULL::timestamptz, NULL::json, data FROM events ORDER BY version DESC LIMIT 1");

    assertThat(verify()).containsExactly("beyond-the-head 41 []");

    change("UPDATE log_head SET position = 41");
    assertThat(verify()).containsExactly("inserted-in-log 41 []");

    // Though it was sealed and published like any other.
    sealing.seal();
    publish(events().subList(40, 41));
    assertThat(verify()).containsExactly("inserted-in-log 41 []");
  }

  @Test
  void an_event_that_was_added_in_the_middle_is_named() throws Exception {
    publish();
    change(
        "INSERT INTO events SELECT b.id, b.size, e.stream, 1000, gen_random_uuid(), type, gen_random_uuid(), NULL::timestamptz, NULL::json, data FROM events e JOIN batches b ON b.id = e.batch WHERE b.first_position = 34");

    assertThat(verify()).containsExactly("doubled-in-log 35 []");
  }

  @Test
  void two_events_that_changed_places_are_named() throws Exception {
    publish();
    change(
        "UPDATE batches SET first_position = CASE first_position WHEN 36 THEN 1000037 ELSE 1000036 END WHERE first_position IN (36, 37)");
    change(
        "UPDATE batches SET first_position = first_position - 1000000 WHERE first_position > 1000000");

    assertThat(verify())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("altered-in-log 36 ["),
            one -> assertThat(one).startsWith("altered-in-log 37 ["));
  }

  @Test
  void every_event_of_a_batch_is_named_whose_time_was_changed() throws Exception {
    publish();
    change(
        "UPDATE batches SET recorded_at = recorded_at - interval '1 hour' WHERE first_position = 38");

    assertThat(verify()).containsExactly("altered-in-log 38 [recordedtime, time]");
  }

  @Test
  void the_size_of_a_batch_that_was_changed_is_named() throws Exception {
    publish();
    change("UPDATE batches SET size = 5 WHERE first_position = 38");

    assertThat(verify()).containsExactly("batch-altered 38 []");
  }

  @Test
  void an_event_changed_together_with_its_seal_but_without_the_key_is_named() throws Exception {
    publish();
    change("UPDATE events e SET data = replace(e.data::text, '1.00', '9.00')::json" + AT, 30);
    new Forger(log, vertx).sealAgain(21);

    assertThat(verify()).containsExactly("seal-altered 21-40 []", "log-and-topic-differ 30 [data]");
  }

  @Test
  void a_chain_made_anew_without_the_key_is_named() throws Exception {
    publish();
    change("TRUNCATE seals");
    sealing.seal(Sealing.OTHER_KEY);

    assertThat(verify()).containsExactly("seal-altered 1-40 []");
  }

  @Test
  void a_seal_that_was_deleted_is_named() throws Exception {
    publish();
    change("DELETE FROM seals WHERE first_position = 1");

    assertThat(verify()).containsExactly("seal-missing 1-20 []");
  }

  @Test
  void a_seal_that_does_not_follow_from_the_one_before_is_named() throws Exception {
    publish();
    change("UPDATE log_head SET incarnation = gen_random_uuid()");
    var ofAnotherName = verify();
    assertThat(ofAnotherName).contains("chain-broken 1-20 []");
    assertThat(ofAnotherName).contains("altered-in-topic 1 [source]").hasSize(41);
  }

  @Test
  void an_end_that_was_cut_off_is_named() throws Exception {
    publish();
    sealing.seal();
    change("DELETE FROM events e USING batches b WHERE b.id = e.batch AND b.first_position >= 38");
    change("DELETE FROM batches WHERE first_position >= 38");
    change("UPDATE log_head SET position = 37");

    assertThat(verify()).containsExactly("missing-in-log 38-40 []");

    change("DELETE FROM seals WHERE last_position > 37");
    assertThat(verify()).containsExactly("missing-in-log 38-40 []");
  }

  @Test
  void a_head_that_was_set_back_is_named() throws Exception {
    publish();
    change("UPDATE log_head SET position = 38");

    assertThat(verify()).containsExactly("beyond-the-head 39 []", "beyond-the-head 40 []");
  }

  @Test
  void records_that_are_missing_in_the_topic_are_named() throws Exception {
    var records = records();
    records.removeAll(List.of(records.get(11), records.get(12), records.get(25)));
    topic.write(records);

    assertThat(verify()).containsExactly("missing-in-topic 12-13 []", "missing-in-topic 26 []");
  }

  @Test
  void what_the_relay_has_not_published_is_one_finding() throws Exception {
    topic.write(records().subList(0, 30));

    assertThat(verify()).containsExactly("missing-in-topic 31-40 []");
  }

  @Test
  void what_is_appended_or_published_meanwhile_is_no_finding() throws Exception {
    shop.deposit(600);
    var events = events();
    publish(events.subList(0, 620));
    var seen = new ArrayList<Line>();

    verification(Duration.ofSeconds(20))
        .run(line -> {
          if (seen.isEmpty()) {
            append(3);
            publish(events.subList(620, 640));
            publish(events().subList(640, 643));
          }
          seen.add(line);
        });

    assertThat(seen).noneMatch(Finding.class::isInstance);
    assertThat(((Verdict) seen.getLast()).positions()).isEqualTo(640);
    assertThat(((Verdict) seen.getLast()).topicRecords()).isEqualTo(640);
  }

  @Test
  void a_record_that_is_there_twice_is_named() throws Exception {
    var records = records();
    records.add(15, records.get(14));
    records.add(records.get(3));
    topic.write(records);

    assertThat(verify())
        .containsExactlyInAnyOrder("doubled-in-topic 15 []", "doubled-in-topic 4 []");
  }

  @Test
  void a_record_with_another_value_or_header_is_named() throws Exception {
    var records = records();
    records.set(4, copy(records.get(4), records.get(4).partition(), "{}".getBytes(UTF_8)));
    records.get(5).headers().remove("ce_actor").add("ce_actor", "mallory".getBytes(UTF_8));
    records.get(6).headers().remove("ce_correlationid");
    topic.write(records);

    assertThat(verify())
        .containsExactly(
            "altered-in-topic 5 [data]",
            "altered-in-topic 6 [actor]",
            "altered-in-topic 7 [correlationid]");
  }

  @Test
  void a_record_of_somebody_else_is_named() throws Exception {
    var records = records();
    records.add(20, new ProducerRecord<>(topic.settings.name(), 2, null, "hello".getBytes(UTF_8)));
    var forged = copy(records.get(8), records.get(8).partition(), records.get(8).value());
    forged.headers().remove("ce_id").add("ce_id", "01a1fd6c".getBytes(UTF_8));
    records.add(8, forged);
    topic.write(records);

    assertThat(verify())
        .containsExactlyInAnyOrder("foreign-in-topic null []", "foreign-in-topic 9 []");
  }

  @Test
  void a_record_in_a_wrong_partition_is_named() throws Exception {
    var records = records();
    var wrong = (records.get(28).partition() + 1) % topic.settings.partitions();
    records.set(28, copy(records.get(28), wrong, records.get(28).value()));
    topic.write(records);

    assertThat(verify()).containsExactly("wrong-partition 29 []");
  }

  @Test
  void records_that_changed_places_are_named() throws Exception {
    var records = records();
    // The same account's, so in the same partition.
    Collections.swap(records, 33, 34);
    topic.write(records);

    assertThat(verify()).containsExactly("out-of-order-in-topic 35 []");
  }

  @Test
  void of_very_many_findings_the_first_are_named_and_all_are_counted() throws Exception {
    shop.deposit(2200);
    topic.write(records().stream().filter(record -> isEven(record)).toList());

    var named = verify();

    assertThat(named).hasSize(Findings.MOST_NAMED);
    assertThat(verdict().findings()).isEqualTo(1120);
  }

  private static boolean isEven(ProducerRecord<byte[], byte[]> record) {
    var position = record.headers().lastHeader("ce_position").value();
    return Long.parseLong(new String(position, UTF_8)) % 2 == 0;
  }

  private void append(int count) {
    try {
      shop.deposit(count);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProducerRecord<byte[], byte[]> copy(
      ProducerRecord<byte[], byte[]> of, int partition, byte[] value) {
    return new ProducerRecord<>(of.topic(), partition, of.key(), value, of.headers());
  }

  /** What was found, as kind, positions and what differs. */
  private List<String> verify() throws Exception {
    return verify(Duration.ofMillis(300));
  }

  private List<String> verify(Duration patience) throws Exception {
    lines.clear();
    verification(patience).run(lines::add);
    var findings =
        lines.stream().filter(Finding.class::isInstance).map(Finding.class::cast).toList();
    assertThat(verdict().well()).isEqualTo(findings.isEmpty());
    return findings.stream().map(VerificationTest::told).toList();
  }

  private Verification verification(Duration patience) {
    return new Verification(log.connections(vertx), topic.topic(), Sealing.KEY, patience);
  }

  private static String told(Finding finding) {
    var last = finding.lastPosition();
    return "%s %s%s %s"
        .formatted(
            finding.kind(), finding.position(), last == null ? "" : "-" + last, finding.differs());
  }

  private Verdict verdict() {
    return (Verdict) lines.getLast();
  }

  private void publish() {
    topic.write(records());
  }

  private void publish(List<LoggedEvent> events) {
    topic.write(events.stream().map(topic.settings::record).toList());
  }

  private List<ProducerRecord<byte[], byte[]>> records() {
    return new ArrayList<>(events().stream().map(topic.settings::record).toList());
  }

  private List<LoggedEvent> events() {
    var tail = new PostgresTail(log.connections(vertx));
    return tail.after(0, 10_000)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  private long number(String sql) throws SQLException {
    try (var superuser = log.asSuperuser();
        var rows = superuser.createStatement().executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  private void change(String sql, Object... parameters) throws SQLException {
    try (var superuser = log.asSuperuser();
        var statement = superuser.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      assertThat(statement.executeUpdate(sql.formatted(parameters))).isNotNegative();
    }
  }
}
