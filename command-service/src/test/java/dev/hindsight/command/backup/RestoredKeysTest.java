package dev.hindsight.command.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.command.backup.RestoreRefused.Reason;
import dev.hindsight.command.http.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The customers' keys stand in a file of their own, and those of erased customers stay destroyed.
 */
class RestoredKeysTest {

  private static final String BY_CUSTOMER = "customer_id";

  private final RestorableLog original = new RestorableLog();
  private final RestorableLog copy = new RestorableLog();
  private final UUID kept = Ids.next();
  private final UUID erased = Ids.next();

  @BeforeEach
  void fill() throws Exception {
    ShopTraffic.send(original.process());
    key(kept);
    key(erased);
  }

  @AfterEach
  void close() {
    original.close();
    copy.close();
  }

  @Test
  void no_key_is_in_the_export_and_every_key_comes_back_with_its_file() throws Exception {
    var export = original.export();

    copy.restore(both(original.exportKeys(), export));

    assertThat(String.join("\n", export)).doesNotContain(kept.toString(), erased.toString());
    assertThat(copy.rows("customer_keys", BY_CUSTOMER))
        .isEqualTo(original.rows("customer_keys", BY_CUSTOMER))
        .hasSize(2);
  }

  @Test
  void without_the_file_there_are_no_keys() throws Exception {
    copy.restore(original.export());

    assertThat(copy.rows("customer_keys", BY_CUSTOMER)).isEmpty();
  }

  @Test
  void an_older_file_of_keys_does_not_bring_an_erased_customer_back() throws Exception {
    var older = original.exportKeys();
    erase();

    copy.restore(both(older, original.export()));

    assertThat(wrapped(copy, kept)).isEqualTo(1);
    assertThat(wrapped(copy, erased)).isZero();
    assertThat(copy.log.number("SELECT count(*) FROM customer_keys WHERE erased_at IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void the_newest_file_of_keys_keeps_a_customer_erased_that_an_older_export_still_knows()
      throws Exception {
    var older = original.export();
    erase();

    copy.restore(both(original.exportKeys(), older));

    assertThat(wrapped(copy, kept)).isEqualTo(1);
    assertThat(wrapped(copy, erased)).isZero();
  }

  @Test
  void an_erased_customer_has_no_new_key_made_where_no_keys_are_restored() throws Exception {
    erase();

    copy.restore(original.export());

    assertThat(
            copy.log.number(
                "SELECT count(*) FROM customer_keys WHERE wrapped IS NULL AND customer_id = '"
                    + erased
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void keys_alone_are_no_export() throws Exception {
    var keys = original.exportKeys();

    assertThatThrownBy(() -> copy.restore(keys))
        .isInstanceOfSatisfying(
            RestoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.DAMAGED))
        .hasMessageContaining("manifest is missing");
    assertThat(copy.isEmpty()).isTrue();
  }

  @Test
  void damage_behind_the_keys_is_named_by_its_line_from_the_top() throws Exception {
    var lines = both(original.exportKeys(), original.export());
    var keys = original.exportKeys().size();

    assertThatThrownBy(() -> copy.restore(ShopTraffic.without(lines, keys + 10)))
        .hasMessageContaining("line %d: position 11".formatted(keys + 11));
  }

  private static List<String> both(List<String> keys, List<String> export) {
    var lines = new ArrayList<>(keys);
    lines.addAll(export);
    return lines;
  }

  private void key(UUID customer) throws Exception {
    original.execute(
        "INSERT INTO customer_keys VALUES ('%s', '\\x0a0b0c', clock_timestamp(), NULL)"
            .formatted(customer));
  }

  /** As its command does it. */
  private void erase() throws Exception {
    original.execute(
        """
        WITH head AS (UPDATE log_head SET position = position + 1 RETURNING position, recorded_at),
        batch AS (INSERT INTO batches SELECT 68719476735, position, 1, recorded_at, false FROM head)
        INSERT INTO events
        SELECT 68719476735, 0, 'customer-%s', 1, '%s', 'hindsight.customer.erased.v1', '%s', NULL,
               NULL, '{}' FROM head
        """
            .formatted(
                erased,
                dev.hindsight.command.log.BatchIds.id(0, 68719476735L, 1),
                dev.hindsight.command.log.BatchIds.id(0, 68719476735L, 0)));
    original.execute(
        "UPDATE customer_keys SET wrapped = NULL, erased_at = clock_timestamp()"
            + " WHERE wrapped IS NOT NULL AND customer_id = '"
            + erased
            + "'");
  }

  private static long wrapped(RestorableLog log, UUID customer) {
    return log.log.number(
        "SELECT count(*) FROM customer_keys WHERE wrapped IS NOT NULL AND customer_id = '"
            + customer
            + "'");
  }
}
