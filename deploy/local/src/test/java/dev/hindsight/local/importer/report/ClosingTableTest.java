package dev.hindsight.local.importer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.importer.csv.Row;
import dev.hindsight.local.importer.csv.RowType;
import dev.hindsight.local.importer.wire.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTableTest {

  private final Tally october = new Tally("shop-events-2022_oct.csv");
  private final Tally november = new Tally("nov.csv");

  @Test
  void each_file_has_a_column_and_all_of_them_a_total() {
    october.deed(RowType.CART, new Answer.Accepted(true, false));
    october.deed(RowType.PURCHASE, new Answer.Refused(409, "cart-empty", true));
    november.deed(RowType.CART, new Answer.Accepted(true, false));

    var table = table();

    assertThat(table.getFirst().trim().split(" +"))
        .containsExactly("…events-2022_oct", "nov", "total");
    assertThat(table)
        .anyMatch(line -> line.matches("commands accepted +1 +1 +2"))
        .anyMatch(line -> line.matches("  cart-empty +1 +0 +1"))
        .anyMatch(line -> line.matches("already there +1 +0 +1"));
  }

  @Test
  void one_file_needs_no_total() {
    var result =
        new Result(
            Result.Outcome.COMPLETE,
            null,
            List.of(new Result.OfFile("nov.csv", november.figures())),
            1.5);

    assertThat(ClosingTable.of(result).lines().findFirst().orElseThrow().trim()).isEqualTo("nov");
  }

  @Test
  void the_first_ten_malformed_rows_are_named_and_the_others_counted() {
    for (var line = 2; line < 14; line++) {
      november.read(new Row.Malformed(line, "no price"));
    }

    assertThat(table())
        .contains("nov.csv:2: no price", "nov.csv:11: no price", "and 2 more")
        .doesNotContain("nov.csv:12: no price");
  }

  @Test
  void the_speed_counts_every_command_that_was_answered() {
    for (var i = 0; i < 3_000; i++) {
      november.beside("OpenCart", new Answer.Accepted(true, false));
    }

    assertThat(table().getLast()).isEqualTo("3 000 commands in 1.5 s: 2 000 a second");
  }

  private List<String> table() {
    var files =
        List.of(
            new Result.OfFile("shop-events-2022_oct.csv", october.figures()),
            new Result.OfFile("nov.csv", november.figures()));
    return ClosingTable.of(new Result(Result.Outcome.COMPLETE, null, files, 1.5)).lines().toList();
  }
}
