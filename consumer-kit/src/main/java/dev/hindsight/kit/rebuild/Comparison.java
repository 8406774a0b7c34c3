package dev.hindsight.kit.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new generation is beside the live one, seen at one moment at which both had applied the
 * same events.
 *
 * @param equal whether both hold the same rows; null when that is not to be expected
 * @param note why it is not to be expected; null when it is
 * @param parkedLive streams that the live one has parked
 * @param parked streams that the new one has parked
 */
public record Comparison(
    @Nullable Boolean equal,
    @Nullable String note,
    List<TablePair> tables,
    long parkedLive,
    long parked) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Comparison {
    tables = List.copyOf(tables);
  }

  /**
   * A table in both.
   *
   * @param checksumLive over all columns of all rows, in any order
   */
  public record TablePair(
      String table, long rowsLive, long rows, String checksumLive, String checksum) {

    boolean isEqual() {
      return rowsLive == rows && checksumLive.equals(checksum);
    }
  }

  /** Of two generations that the same code has filled. */
  static Comparison ofSameCode(List<TablePair> tables, long parkedLive, long parked) {
    var equal = tables.stream().allMatch(TablePair::isEqual);
    return new Comparison(equal, null, tables, parkedLive, parked);
  }

  /** Of two that differ by intention. */
  static Comparison ofOtherCode(String note, List<TablePair> tables, long parkedLive, long parked) {
    return new Comparison(null, note, tables, parkedLive, parked);
  }

  /** Why nobody shall be switched to the new one unasked; null when nothing speaks against it. */
  @Nullable String objection() {
    return parked > parkedLive
        ? "%d streams are parked in it, %d in the live one: repair the fold, or switch by hand"
            .formatted(parked, parkedLive)
        : null;
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a comparison cannot be written", e);
    }
  }

  /** Back from what was stored. */
  public static Comparison fromJson(String json) {
    try {
      return JSON.readValue(json, Comparison.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored comparison cannot be read", e);
    }
  }
}
