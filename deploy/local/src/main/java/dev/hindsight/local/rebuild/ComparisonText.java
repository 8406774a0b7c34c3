package dev.hindsight.local.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a new generation is beside the live one, for people. */
final class ComparisonText {

  private ComparisonText() {}

  static List<String> of(JsonNode comparison) {
    var lines = new ArrayList<String>();
    for (var table : comparison.path("tables")) {
      var same =
          table.path("rowsLive").equals(table.path("rows"))
              && table.path("checksumLive").equals(table.path("checksum"));
      lines.add(
          "  %-32s %,12d rows were live, %,12d are new: %s"
              .formatted(
                  table.path("table").asText(),
                  table.path("rowsLive").asLong(),
                  table.path("rows").asLong(),
                  same ? "the same" : "they differ"));
    }
    if (comparison.path("note").isTextual()) {
      lines.add("  " + comparison.path("note").asText());
    } else if (comparison.path("equal").isBoolean() && !comparison.path("equal").asBoolean()) {
      lines.add("  The events give other rows than were live: those were wrong.");
    }
    for (var parked : comparison.path("parkedFirst")) {
      lines.add(
          "  parked: %s: %s"
              .formatted(parked.path("stream").asText(), parked.path("reason").asText()));
    }
    return lines;
  }
}
