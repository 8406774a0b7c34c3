package dev.hindsight.local.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {

  private static final String TABLES =
      """
      "tables": [
        {"table": "carts", "rowsLive": 12031, "rows": 12031, "checksumLive": "7", "checksum": "7"},
        {"table": "drops", "rowsLive": 9, "rows": 10, "checksumLive": "1", "checksum": "2"}]\
      """;

  @Test
  void each_table_is_told_as_the_same_or_as_another() throws Exception {
    assertThat(lines("{\"equal\": false, " + TABLES + "}"))
        .containsExactly(
            "  carts                                  12,031 rows were live,       12,031 are new: the same",
            "  drops                                       9 rows were live,           10 are new: they differ",
            "  The events give other rows than were live: those were wrong.");
  }

  @Test
  void where_a_difference_is_no_surprise_it_says_why() throws Exception {
    assertThat(
            lines("{\"note\": \"code version 2 follows 1: the rows may differ\", " + TABLES + "}"))
        .last()
        .isEqualTo("  code version 2 follows 1: the rows may differ");
  }

  @Test
  void what_was_parked_is_named_with_the_reason() throws Exception {
    assertThat(
            lines(
                """
                {"equal": true, "tables": [],
                 "parkedFirst": [{"stream": "cart-1", "reason": "no such field"}]}
                """))
        .containsExactly("  parked: cart-1: no such field");
  }

  private static List<String> lines(String comparison) throws JsonProcessingException {
    return ComparisonText.of(new JsonMapper().readTree(comparison));
  }
}
