package dev.hindsight.local.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {

  private static final String HEADER =
      "event_time,event_type,product_id,price,user_id,user_session\n";
  private static final String TIME = "2022-10-01 00:00:00 UTC";

  @TempDir Path folder;

  @Test
  void a_row_has_its_time_type_product_price_and_session() throws Exception {
    var rows = read(HEADER + TIME + ",cart,5773203,2.62,463240011,26dd6e6e\n");

    assertThat(rows)
        .containsExactly(
            new Row.Deed(
                RowType.CART,
                Instant.parse("2022-10-01T00:00:00Z"),
                "5773203",
                Money.of("2.62", "EUR"),
                "26dd6e6e"));
  }

  @ParameterizedTest
  @CsvSource({"2.6,2.60", "13,13.00", "2.620,2.62", "0.01,0.01", "999999.99,999999.99"})
  void prices_have_two_decimals(String text, String amount) throws Exception {
    var rows = read(HEADER + TIME + ",cart,1," + text + ",2,s\n");

    assertThat(rows).first().isInstanceOf(Row.Deed.class);
    assertThat(((Row.Deed) rows.getFirst()).price()).isEqualTo(Money.of(amount, "EUR"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-10-01 00:00:00 UTC,cart,1,2.625,2,s  | price '2.625' is no amount of EUR",
        "2022-10-01 00:00:00 UTC,cart,1,-2.62,2,s  | price '-2.62' is not above zero",
        "2022-10-01 00:00:00 UTC,cart,1,0.00,2,s   | price '0.00' is not above zero",
        "2022-10-01 00:00:00 UTC,cart,1,1e9,2,s    | price '1e9' is no amount of EUR",
        "2022-10-01 00:00:00 UTC,cart,1,,2,s       | price '' is no amount of EUR",
        "2022-10-01 00:00:00 UTC,cart,1,1000000.01,2,s | price '1000000.01' is above 1000000",
        "2022-02-30 00:00:00 UTC,cart,1,1,2,s | event_time '2022-02-30 00:00:00 UTC' is not like",
        "2099-10-01 00:00:00 UTC,cart,1,1,2,s | event_time '2099-10-01 00:00:00 UTC' lies in the",
        "2022-10-01 00:00:00 UTC,wish,1,1,2,s | event_type 'wish' is none of view, cart, remove",
        "2022-10-01 00:00:00 UTC,cart,,1,2,s  | product_id is empty",
        "2022-10-01 00:00:00 UTC,cart,1,1,2,  | user_session is empty",
        "2022-10-01 00:00:00 UTC,cart,1,1,2,a b | user_session is not up to 80 visible ASCII",
        "2022-10-01 00:00:00 UTC,cart,1,1,2   | expected 6 columns, found 5",
        "2022-10-01 00:00:00 UTC,cart,\"1,1,2,s | not CSV",
      })
  void a_malformed_row_tells_its_line_and_what_is_wrong(String line, String problem)
      throws Exception {
    var good = TIME + ",cart,1,1,2,s\n";

    var rows = read(HEADER + good + line + "\n" + good);

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .isInstanceOfSatisfying(
            Row.Malformed.class,
            bad -> {
              assertThat(bad.line()).isEqualTo(3);
              assertThat(bad.problem()).startsWith(problem);
            });
    assertThat(rows.get(2)).isInstanceOf(Row.Deed.class);
  }

  @Test
  void a_line_without_end_is_read_past_and_never_held() throws Exception {
    var rows = read(HEADER + "x".repeat(1_000_000) + "\n" + TIME + ",view,1,1,2,s\n");

    assertThat(rows)
        .containsExactly(new Row.Malformed(2, "longer than 65536 characters"), new Row.View());
  }

  @Test
  void columns_are_found_by_their_names_and_further_ones_are_let_be() throws Exception {
    var text =
        """
        \uFEFFuser_session,brand,price,product_id,event_type,event_time,user_id
        s,"a, b",1.50,9,purchase,2022-10-01 00:00:00 UTC,2
        """;

    var rows = read(text.replace("\n", "\r\n"));

    assertThat(rows)
        .containsExactly(
            new Row.Deed(
                RowType.PURCHASE,
                Instant.parse("2022-10-01T00:00:00Z"),
                "9",
                Money.of("1.50", "EUR"),
                "s"));
  }

  @Test
  void blank_lines_are_no_rows_and_the_last_line_needs_no_end() throws Exception {
    var rows = read(HEADER + "\n" + TIME + ",view,1,1,2,s\n\n" + TIME + ",cart,1,1,2,s");

    assertThat(rows).hasSize(2);
  }

  private List<Row> read(String text) throws IOException, UnusableInput {
    var file = InputFile.check(Files.writeString(folder.resolve("rows.csv"), text));
    var clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    var rows = new ArrayList<Row>();
    try (var reader = RowReader.open(file, Currency.getInstance("EUR"), clock)) {
      for (var row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
