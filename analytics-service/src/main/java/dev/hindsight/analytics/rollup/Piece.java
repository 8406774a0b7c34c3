package dev.hindsight.analytics.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a span that consists of whole buckets of one grain.
 *
 * @param from its beginning; null for that of time
 * @param to the first instant after it; null for the end of time
 */
public record Piece(Grain grain, @Nullable Instant from, @Nullable Instant to) {

  /**
   * Cuts a span into as few buckets as there are, none coarser than {@code coarsest}: months in the
   * middle, days and hours around them, single instants at its edges.
   */
  public static List<Piece> of(@Nullable Instant from, @Nullable Instant to, Grain coarsest) {
    var pieces = new ArrayList<Piece>();
    cut(from, to, coarsest, pieces);
    return pieces;
  }

  private static void cut(
      @Nullable Instant from, @Nullable Instant to, Grain grain, List<Piece> pieces) {
    if (isEmpty(from, to)) {
      return;
    }
    if (grain == Grain.INSTANT) {
      pieces.add(new Piece(grain, from, to));
      return;
    }
    var finer = grain.finer();
    var first = from == null ? null : grain.ceil(from);
    var last = to == null ? null : grain.floor(to);
    if (isEmpty(first, last)) {
      cut(from, to, finer, pieces);
      return;
    }
    if (from != null) {
      cut(from, first, finer, pieces);
    }
    pieces.add(new Piece(grain, first, last));
    if (to != null) {
      cut(last, to, finer, pieces);
    }
  }

  private static boolean isEmpty(@Nullable Instant from, @Nullable Instant to) {
    return from != null && to != null && !from.isBefore(to);
  }
}
