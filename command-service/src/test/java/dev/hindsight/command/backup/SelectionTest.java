package dev.hindsight.command.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.backup.ExportChecker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports of chosen events. */
class SelectionTest {

  private static final RestorableLog LOG = new RestorableLog();

  @BeforeAll
  static void fill() throws Exception {
    ShopTraffic.send(LOG.process());
  }

  @AfterAll
  static void close() {
    LOG.close();
  }

  @Test
  void one_stream() throws Exception {
    var stream = "account-" + ShopTraffic.FIRST;

    var events = events(new Selection(stream, null, null, null));

    assertThat(events).hasSize(4).allMatch(line -> line.contains("\"subject\":\"" + stream + "\""));
  }

  @Test
  void one_kind() throws Exception {
    assertThat(events(new Selection(null, "listing", null, null)))
        .hasSize(700)
        .allMatch(line -> line.contains("\"subject\":\"listing-"));
  }

  @Test
  void what_happened_in_a_span_of_time() throws Exception {
    var from = Instant.parse("2019-10-01T00:00:00.123456Z");

    assertThat(events(new Selection(null, null, from, Instant.parse("2020-01-01T00:00:00Z"))))
        .hasSize(1);
    assertThat(events(new Selection(null, null, Instant.parse("2019-01-01T00:00:00Z"), from)))
        .isEmpty();
    assertThat(events(new Selection(null, null, Instant.parse("2020-01-01T00:00:00Z"), null)))
        .hasSize((int) LOG.log.number("SELECT count(*) - 1 FROM events"));
  }

  private static List<String> events(Selection selection) throws Exception {
    var lines = LOG.export(selection);
    var checker = new ExportChecker();
    for (var line : lines) {
      checker.line(line.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(checker.complete().answers()).isZero();
    return lines.stream().filter(line -> line.startsWith("{\"specversion\"")).toList();
  }
}
