package dev.hindsight.command.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an export brings back into an empty log. */
class RestoreTest {

  private final RestorableLog original = new RestorableLog();
  private final RestorableLog copy = new RestorableLog();

  @BeforeEach
  void fill() throws Exception {
    ShopTraffic.send(original.process());
  }

  @AfterEach
  void close() {
    original.close();
    copy.close();
  }

  @Test
  void every_row_comes_back_as_it_was() throws Exception {
    original.execute("INSERT INTO batches VALUES (77, NULL, 0, clock_timestamp(), true)");

    var restored = copy.restore(original.export());

    assertThat(restored.events()).isGreaterThan(700);
    assertEqual("events", "batch, ordinal");
    assertEqual("batches", "id");
    assertEqual("idempotency_keys", "key");
    assertEqual("(SELECT position, recorded_at FROM log_head)", "position");
  }

  @Test
  void an_export_of_the_copy_has_the_same_events() throws Exception {
    var lines = original.export();

    copy.restore(lines);

    assertThat(eventsWithoutSource(copy.export())).isEqualTo(eventsWithoutSource(lines));
  }

  @Test
  void a_repeated_command_gets_its_first_answer_and_has_no_second_effect() throws Exception {
    copy.restore(original.export());
    var head = head();
    var process = copy.process();

    var repeated = ShopTraffic.accepted(process, ShopTraffic.KEYED);
    var refused = RestorableLog.answer(process, ShopTraffic.REFUSED);

    assertThat(repeated.replayed()).isTrue();
    assertThat(repeated.events()).hasSize(1);
    assertThat(refused).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) refused).replayed()).isTrue();
    assertThat(head()).isEqualTo(head);
  }

  @Test
  void the_next_command_goes_on_behind_the_last_one_with_ids_of_its_own() throws Exception {
    copy.restore(original.export());
    var head = head();

    var next = ShopTraffic.accepted(copy.process(), Request.of(ShopTraffic.deposit("1.00")));

    assertThat(next.position()).isEqualTo(head + 1);
    assertThat(idsThatOccurTwice()).isZero();
  }

  @Test
  void a_process_that_runs_during_the_restore_takes_another_number() throws Exception {
    var process = copy.process();
    // It is refused, and leaves nothing; but the process has its number now.
    assertThat(RestorableLog.answer(process, Request.of(ShopTraffic.deposit("1.00"))))
        .isInstanceOf(Outcome.Refused.class);
    copy.restore(original.export());
    var head = head();

    for (int i = 1; i <= 3; i++) {
      var next = ShopTraffic.accepted(process, Request.of(ShopTraffic.deposit("1.00")));
      assertThat(next.position()).isEqualTo(head + i);
    }

    assertThat(idsThatOccurTwice()).isZero();
    assertThat(
            copy.log.number(
                "SELECT count(*) FROM batches, restores"
                    + " WHERE first_position > "
                    + head
                    + " AND id >> 36 >= first_writer"))
        .isEqualTo(3);
  }

  @Test
  void a_late_batch_of_a_process_from_before_is_refused_even_with_a_free_id() throws Exception {
    copy.restore(original.export());

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() ->
                copy.execute("INSERT INTO batches VALUES (68719476735, NULL, 0, now(), true)")))
        .hasMessageContaining("the log was restored since writer 0 took its number");
  }

  @Test
  void commands_meanwhile_are_told_to_come_back_and_then_work() throws Exception {
    var process = copy.process();
    var restore = RestorableLog.get(copy.begin());

    var meanwhile = RestorableLog.answer(process, Request.of(ShopTraffic.listing("Too early")));
    var restored = RestorableLog.get(copy.feed(restore, original.export()));
    var afterwards = ShopTraffic.accepted(process, Request.of(ShopTraffic.listing("Now")));

    assertThat(meanwhile).isInstanceOf(Outcome.Unavailable.class);
    assertThat(afterwards.position()).isEqualTo(restored.events() + 1);
    assertThat(copy.log.number("SELECT count(*) FROM events")).isEqualTo(restored.events() + 1);
  }

  @Test
  void an_empty_log_can_be_exported_and_restored() throws Exception {
    try (var nothing = new RestorableLog()) {
      var restored = copy.restore(nothing.export());

      assertThat(restored.events()).isZero();
      assertThat(ShopTraffic.accepted(copy.process(), Request.of(ShopTraffic.listing("First"))))
          .extracting(Outcome.Accepted::position)
          .isEqualTo(1L);
    }
  }

  private long head() {
    return copy.log.number("SELECT position FROM log_head");
  }

  private long idsThatOccurTwice() {
    return copy.log.number(
        "SELECT count(*) FROM (SELECT event_id FROM events GROUP BY event_id"
            + " HAVING count(*) > 1) twice");
  }

  private void assertEqual(String table, String order) throws Exception {
    assertThat(original.rows(table, order)).isNotEmpty();
    assertThat(copy.rows(table, order)).isEqualTo(original.rows(table, order));
  }

  private static List<String> eventsWithoutSource(List<String> lines) {
    var events = new ArrayList<String>();
    for (var line : lines) {
      if (line.startsWith("{\"specversion\"")) {
        events.add(line.replaceFirst("\"source\":\"[^\"]*\"", ""));
      }
    }
    return events;
  }
}
