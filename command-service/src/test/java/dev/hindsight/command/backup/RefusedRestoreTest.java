package dev.hindsight.command.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.command.backup.RestoreRefused.Reason;
import dev.hindsight.command.handler.Request;
import dev.hindsight.events.backup.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is not restored, and that nothing of it stays. */
class RefusedRestoreTest {

  private static final RestorableLog ORIGINAL = new RestorableLog();
  private static List<String> whole = List.of();

  private final RestorableLog copy = new RestorableLog();

  @BeforeAll
  static void export() throws Exception {
    ShopTraffic.send(ORIGINAL.process());
    whole = ORIGINAL.export();
  }

  @AfterAll
  static void closeOriginal() {
    ORIGINAL.close();
  }

  @AfterEach
  void close() {
    copy.close();
  }

  @Test
  void a_changed_letter_is_found_within_the_lines_of_its_hash() {
    var changed = new ArrayList<>(whole);
    changed.set(249, whole.get(249).replace("Lamp", "Lump"));

    refused(changed, Reason.DAMAGED, "the lines 203 to 302 are not what was exported");
  }

  @Test
  void a_file_that_breaks_off_is_found_at_its_end() {
    refused(
        whole.subList(0, 310),
        Reason.DAMAGED,
        "breaks off behind line 310: the manifest is missing");
  }

  @Test
  void a_line_that_breaks_off_is_named() {
    var cut = new ArrayList<>(whole);
    cut.set(49, whole.get(49).substring(0, 60));

    refused(cut, Reason.DAMAGED, "line 50 cannot be read");
  }

  @Test
  void a_missing_line_is_named() {
    refused(ShopTraffic.without(whole, 49), Reason.DAMAGED, "line 50: position 50 stands where 49");
  }

  @Test
  void swapped_lines_are_named() {
    var swapped = new ArrayList<>(whole);
    Collections.swap(swapped, 10, 11);

    refused(swapped, Reason.DAMAGED, "line 11: position 11 stands where 10 should");
  }

  @Test
  void a_doubled_line_is_named() {
    var doubled = new ArrayList<>(whole);
    doubled.add(10, whole.get(10));

    refused(doubled, Reason.DAMAGED, "line 12: position 10 stands where 11 should");
  }

  @Test
  void a_line_behind_the_end_is_named() {
    var longer = new ArrayList<>(whole);
    longer.add(whole.get(5));

    refused(longer, Reason.DAMAGED, "line %d stands behind".formatted(whole.size() + 1));
  }

  @Test
  void a_missing_first_answer_is_noticed() {
    var answer = new ArrayList<>(whole);
    answer.removeIf(line -> line.startsWith("{\"answer\":"));

    refused(answer, Reason.DAMAGED, "are not what was exported");
  }

  @Test
  void another_format_is_named() {
    var other = new ArrayList<>(whole);
    other.set(0, whole.get(0).replace("\"format\":1", "\"format\":2"));

    refused(other, Reason.DAMAGED, "format 2, and only format 1");
  }

  @Test
  void an_export_of_chosen_events_is_refused() throws Exception {
    var chosen = ORIGINAL.export(new Selection(null, "account", null, null));

    refused(chosen, Reason.PARTIAL, "only one of everything can be restored");
  }

  @Test
  void events_that_this_service_does_not_know_are_named() {
    var newer = new ArrayList<>(whole);
    newer.replaceAll(
        line -> line.replace("hindsight.account.opened.v1", "hindsight.account.opened.v9"));

    refused(rehashed(newer), Reason.UNKNOWN_EVENTS, "hindsight.account.opened.v9");
  }

  @Test
  void a_stream_with_a_hole_is_named_though_every_hash_is_right() {
    var hole = new ArrayList<>(whole);
    hole.replaceAll(line ->
        line.contains(ShopTraffic.SECOND + "\"")
            ? line.replace("\"streamversion\":2", "\"streamversion\":9")
            : line);

    refused(
        rehashed(hole), Reason.DAMAGED, "stream account-" + ShopTraffic.SECOND + " has 2 events");
  }

  @Test
  void an_export_of_another_master_key_is_refused() {
    var other = new ArrayList<>(whole);
    other.set(0, whole.get(0).replace(RestorableLog.MASTER_KEY, "8899aabbccddeeff"));

    refused(
        other,
        Reason.OTHER_MASTER_KEY,
        "start this service, empty as it is, with HINDSIGHT_MASTER_KEY of the exported system and HINDSIGHT_LOG_KEY=wrapped");
  }

  @Test
  void a_log_that_holds_something_is_left_as_it_is() throws Exception {
    ShopTraffic.accepted(copy.process(), Request.of(ShopTraffic.listing("Mine")));
    var events = copy.rows("events", "batch, ordinal");

    assertThatThrownBy(() -> copy.restore(whole))
        .isInstanceOfSatisfying(
            RestoreRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_EMPTY))
        .hasMessageContaining("this log has 1 events");

    assertThat(copy.rows("events", "batch, ordinal")).isEqualTo(events);
  }

  @Test
  void a_restore_that_is_given_up_leaves_nothing_and_can_be_repeated() throws Exception {
    var restore = RestorableLog.get(copy.begin());
    var half = copy.feed(restore, new ArrayList<>(whole.subList(0, 700)));
    restore.fail(new IllegalStateException("gone"));
    assertThatThrownBy(() -> RestorableLog.get(half)).hasMessage("gone");

    assertThat(copy.restore(whole).events()).isGreaterThan(700);
  }

  private void refused(List<String> lines, Reason reason, String message) {
    assertThatThrownBy(() -> copy.restore(lines))
        .isInstanceOfSatisfying(
            RestoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
    assertThat(copy.isEmpty()).isTrue();
  }

  /** As somebody would do it who knows how. */
  private static List<String> rehashed(List<String> lines) {
    var digest = new Digest();
    var fresh = new ArrayList<String>();
    for (var line : lines) {
      var with =
          line.startsWith("{\"check\":") || line.startsWith("{\"manifest\":")
              ? line.replaceFirst("\"sha256\":\"[0-9a-f]*\"", "\"sha256\":\"" + digest.hex() + "\"")
              : line;
      fresh.add(with);
      digest.add(with.getBytes(StandardCharsets.UTF_8));
    }
    return fresh;
  }
}
