package dev.hindsight.kit.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new generation is beside the live one, seen at one moment at which it had applied all that
 * the live one had.
 *
 * @param equal whether both hold the same rows; null when that is not to be expected
 * @param note why it is not to be expected; null when it is
 * @param parkedLive streams that the live one has parked
 * @param parked streams that the new one has parked
 * @param parkedFirst the first of them by name, and why each is
 */
public record Comparison(
    @Nullable Boolean equal,
    @Nullable String note,
    List<TablePair> tables,
    long parkedLive,
    long parked,
    List<ParkedStream> parkedFirst) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Comparison {
    tables = List.copyOf(tables);
    parkedFirst = List.copyOf(parkedFirst);
  }

  /** A stream that the new one has parked. */
  public record ParkedStream(String stream, String reason) {}

  /** How many streams are parked in the live one, how many in the new one, and the first ones. */
  record Parked(long live, long next, List<ParkedStream> first) {}

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

  /** Of two generations that the same code has filled with the same events. */
  static Comparison ofSame(List<TablePair> tables, Parked parked) {
    var equal = tables.stream().allMatch(TablePair::isEqual);
    return new Comparison(equal, null, tables, parked.live, parked.next, parked.first);
  }

  /** Of two that may differ. */
  static Comparison ofOther(String note, List<TablePair> tables, Parked parked) {
    return new Comparison(null, note, tables, parked.live, parked.next, parked.first);
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
