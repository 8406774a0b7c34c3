package dev.hindsight.kit.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.Table;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.CustomerEvents;
import dev.hindsight.kit.shop.CustomerProjection;
import dev.hindsight.kit.shop.CustomerRow;
import dev.hindsight.kit.wiring.Expected;
import dev.hindsight.kit.wiring.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the kit does when a customer is erased, and that it never holds anything in plain text. */
class ErasureTest {

  private static final String SCRUBBED =
      "SELECT count(*) FROM customers WHERE name IS NULL AND email IS NULL";
  private static final String PARKED = "SELECT count(*) FROM hindsight_parked_streams";

  private final Store store = new Store();
  private final CustomerEvents ada = new CustomerEvents();
  private final List<Recorded> life = List.of(ada.registered(), ada.moved(), ada.erased());

  @Test
  void the_row_of_an_erased_customer_is_scrubbed_whether_folded_at_once_or_bit_by_bit() {
    try (var bench = new Bench(store, new CustomerProjection(), 100)) {
      bench.apply(life.subList(0, 2));
      assertThat(bench.erased).isEmpty();
      bench.apply(life.subList(2, 3));

      assertThat(bench.erased).containsExactly(ada.id());
      assertThat(store.number(SCRUBBED)).isEqualTo(1);
      Expected.inTables(new CustomerProjection(), life, store);
    }
    var rebuilt = new Store();
    try (var bench = new Bench(rebuilt, new CustomerProjection(), 100)) {
      bench.apply(life);

      assertThat(bench.erased).containsExactly(ada.id());
      assertThat(rebuilt.number(SCRUBBED)).isEqualTo(1);
    }
  }

  @Test
  void an_erasure_is_heard_of_by_those_who_fold_no_customers() {
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.apply(life);

      assertThat(bench.erased).containsExactly(ada.id());
    }
  }

  @Test
  void an_erasure_is_heard_of_though_it_cannot_be_applied() {
    try (var bench = new Bench(store, new CustomerProjection(), 100)) {
      bench.apply(List.of(ada.registered(), ada.erased()));

      assertThat(store.number(PARKED)).isEqualTo(1);
      assertThat(bench.erased).containsExactly(ada.id());
    }
  }

  @Test
  void a_fold_that_keeps_something_personal_is_found_out_and_scrubs_once_it_is_repaired() {
    try (var bench = new Bench(store, CustomerProjection.thatKeepsEverything(), 100);
        var session = store.open()) {
      bench.apply(life);

      assertThat(
              store.number(
                  PARKED + " WHERE reason LIKE '%the fold keeps [name, email] of an erased%'"))
          .isEqualTo(1);
      assertThat(store.number(SCRUBBED)).isZero();

      var repaired = new Bench(store, new CustomerProjection(), 100);
      var outcome =
          new Retry(session, new EventCodec()).stream(repaired.tables, ada.stream().toString());
      assertThat(outcome).isEqualTo(new Retry.Applied(1));
      assertThat(store.number(SCRUBBED)).isEqualTo(1);
      repaired.close();
    }
  }

  @Test
  void rows_and_what_is_parked_hold_ciphertext_and_nothing_else() {
    var bob = new CustomerEvents();
    try (var bench = new Bench(store, new CustomerProjection(), 100)) {
      bench.apply(List.of(ada.registered(), bob.moved()));
    }

    assertThat(store.number("SELECT count(*) FROM customers c WHERE c::text LIKE '%v1.%'"))
        .isEqualTo(1);
    assertThat(
            store.number(
                "SELECT count(*) FROM hindsight_parked_events WHERE"
                    + " convert_from(value, 'UTF8') LIKE '%v1.%'"))
        .isEqualTo(1);
    assertThat(plain("customers", "t::text")).isZero();
    assertThat(plain("hindsight_parked_streams", "t::text")).isZero();
    assertThat(plain("hindsight_parked_events", "convert_from(value, 'UTF8') || headers")).isZero();
  }

  @Test
  void the_reason_of_a_parked_event_does_not_quote_a_field_that_somebody_forgot_to_seal() {
    var whole = Bench.record(ada.registered());
    var json = "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\"}";
    var open = new ConsumerRecord<>("t", 0, 0L, whole.key(), json.getBytes(StandardCharsets.UTF_8));
    whole.headers().forEach(open.headers()::add);

    try (var bench = new Bench(store, new CustomerProjection(), 100)) {
      bench.applyRecords(List.of(open));
    }

    assertThat(store.number(PARKED + " WHERE reason LIKE '%must be encrypted%'")).isEqualTo(1);
    assertThat(plain("hindsight_parked_streams", "t::text")).isZero();
  }

  @Test
  void a_fact_that_would_keep_something_personal_for_ever_is_refused_at_the_start() {
    assertThatThrownBy(() -> new Bench(store, new Gossip(), 100))
        .hasMessageContaining("Rumour.about is personal");
  }

  private long plain(String table, String text) {
    return store.number(
        "SELECT count(*) FROM %s AS t WHERE %s ~ 'Ada|example\\.org'".formatted(table, text));
  }

  @Table("rumours")
  private record Rumour(PersonalText about) {}

  private static final class Gossip implements EntityProjection<CustomerRow> {
    @Override
    public String name() {
      return "gossip";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Set<String> kinds() {
      return Set.of("customer");
    }

    @Override
    public Class<CustomerRow> row() {
      return CustomerRow.class;
    }

    @Override
    public Set<Class<? extends Record>> facts() {
      return Set.of(Rumour.class);
    }

    @Override
    public @Nullable CustomerRow fold(@Nullable CustomerRow row, Recorded recorded, Facts out) {
      return row;
    }
  }
}
