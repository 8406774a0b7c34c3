package dev.hindsight.local.importer.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of the rows of one file, or of several together. Rows come to commands accepted,
 * commands refused, or are skipped; what the import needed besides (listings, prices, carts) is
 * counted apart.
 *
 * @param alreadyThere commands of either kind that had been answered before: by an earlier run, or
 *     over a connection that broke before the answer came
 * @param malformed the first malformed rows, at most {@link #MOST_MALFORMED_SHOWN}
 */
@JsonPropertyOrder({"rowsRead", "accepted", "refused", "skipped", "besides"})
public record Figures(
    long rowsRead,
    Accepted accepted,
    @JsonProperty("refusedByReason") SortedMap<String, Long> refused,
    Skipped skipped,
    Besides besides,
    long alreadyThere,
    @JsonProperty("malformedRows") List<MalformedRow> malformed) {

  public static final int MOST_MALFORMED_SHOWN = 10;

  public static final Figures NONE =
      new Figures(
          0,
          new Accepted(0, 0, 0),
          Collections.emptySortedMap(),
          new Skipped(0, 0),
          new Besides(0, 0, 0, 0, Collections.emptySortedMap()),
          0,
          List.of());

  /** Commands of rows that had their effect. */
  public record Accepted(long adds, long removals, long checkouts) {
    @JsonProperty
    public long total() {
      return adds + removals + checkouts;
    }
  }

  /** Rows that came to no command. */
  public record Skipped(long views, long malformed) {
    @JsonProperty
    public long total() {
      return views + malformed;
    }
  }

  /** What the import needed so that the rows could be replayed; unchanged: the price was right. */
  public record Besides(
      long listingsPosted,
      long priceChanges,
      long cartsOpened,
      long unchanged,
      SortedMap<String, Long> refusedByReason) {
    @JsonProperty
    public long total() {
      return listingsPosted + priceChanges + cartsOpened + unchanged + sum(refusedByReason);
    }
  }

  /** Where a row is that cannot be read, and why. */
  public record MalformedRow(String file, long line, String problem) {
    @Override
    public String toString() {
      return "%s:%d: %s".formatted(file, line, problem);
    }
  }

  @JsonProperty("refused")
  public long refusedTotal() {
    return sum(refused);
  }

  /** Rows that were read and have no answer: none, unless the run was stopped. */
  @JsonProperty
  public long unanswered() {
    return rowsRead - accepted.total() - refusedTotal() - skipped.total();
  }

  /** All commands that were answered. */
  @JsonProperty
  public long commands() {
    return accepted.total() + refusedTotal() + besides.total();
  }

  public Figures plus(Figures more) {
    return new Figures(
        rowsRead + more.rowsRead,
        new Accepted(
            accepted.adds + more.accepted.adds,
            accepted.removals + more.accepted.removals,
            accepted.checkouts + more.accepted.checkouts),
        merged(refused, more.refused),
        new Skipped(skipped.views + more.skipped.views, skipped.malformed + more.skipped.malformed),
        new Besides(
            besides.listingsPosted + more.besides.listingsPosted,
            besides.priceChanges + more.besides.priceChanges,
            besides.cartsOpened + more.besides.cartsOpened,
            besides.unchanged + more.besides.unchanged,
            merged(besides.refusedByReason, more.besides.refusedByReason)),
        alreadyThere + more.alreadyThere,
        Stream.concat(malformed.stream(), more.malformed.stream())
            .limit(MOST_MALFORMED_SHOWN)
            .toList());
  }

  private static SortedMap<String, Long> merged(Map<String, Long> a, Map<String, Long> b) {
    var merged = new TreeMap<String, Long>(a);
    b.forEach((reason, count) -> merged.merge(reason, count, Long::sum));
    return merged;
  }

  private static long sum(Map<String, Long> counts) {
    Collection<Long> values = counts.values();
    return values.stream().mapToLong(Long::longValue).sum();
  }
}
