package dev.hindsight.analytics.dropped;

import dev.hindsight.analytics.journey.DroppedTally;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Pieces;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.analytics.rollup.Piece;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the table of drops make up an answer, and in which of them a cart counts: where its
 * drop before the row's lies before the stretch of time in which it shall count once.
 */
final class CartsOnce {

  /** In a row of a stretch that is one bucket, whatever came before it. */
  private static final long ANY = Long.MAX_VALUE;

  private final Pieces pieces = new Pieces();
  private final List<Long> before = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /**
   * Rows of whole buckets tell the drop before them by its hour. So of a stretch that begins within
   * an hour, those with a drop in that hour before its beginning are found by the very instant.
   *
   * @param hour the hour's beginning
   * @param from that of the stretch
   * @param first of the whole buckets: their beginning
   * @param last of the whole buckets: their end; null for that of time
   */
  private record Edge(
      String part,
      Grouping grouping,
      Instant hour,
      Instant from,
      Instant first,
      @Nullable Instant last) {}

  /** Of a seller, by listing: in all there are as many carts as nobody knows. */
  static CartsOnce byListingOfASeller(Span span) {
    var found = new CartsOnce();
    found.stretch(Pieces.TOTAL, Grouping.LISTING, span.from(), span.to(), Grain.MONTH);
    found.stretch(Pieces.GROUPS, Grouping.LISTING, span.from(), span.to(), Grain.MONTH);
    return found;
  }

  static CartsOnce of(GroupBy groupBy, Span span) {
    var found = new CartsOnce();
    found.stretch(Pieces.TOTAL, Grouping.TOTAL, span.from(), span.to(), Grain.MONTH);
    found.stretch(Pieces.TOTAL, Grouping.CARTS, span.from(), span.to(), Grain.MONTH);
    var unit = groupBy.unit();
    if (unit == null) {
      found.stretch(Pieces.GROUPS, groupBy.grouping(), span.from(), span.to(), Grain.MONTH);
    } else {
      found.units(groupBy.grouping(), span.from(), span.to(), unit);
    }
    return found;
  }

  /**
   * {@code $1} to {@code $5} as {@link Pieces} has them, then axis, limit, and what is only here.
   */
  Tuple parameters(Span span, int limit) {
    return pieces
        .parameters()
        .addString(span.axis().name())
        .addInteger(limit)
        .addArrayOfLong(before.toArray(Long[]::new))
        .addArrayOfString(edges.stream().map(Edge::part).toArray(String[]::new))
        .addArrayOfString(edges.stream().map(edge -> edge.grouping().name()).toArray(String[]::new))
        .addArrayOfLong(edges.stream().map(edge -> micros(edge.hour())).toArray(Long[]::new))
        .addArrayOfLong(edges.stream().map(edge -> micros(edge.from())).toArray(Long[]::new))
        .addArrayOfOffsetDateTime(Pieces.times(edges, Edge::first))
        .addArrayOfOffsetDateTime(Pieces.times(edges, Edge::last));
  }

  // A cart counts once in each unit: in what there is of it at the edges, and in each whole one.
  private void units(Grouping grouping, @Nullable Instant from, @Nullable Instant to, Grain unit) {
    var first = from == null ? null : unit.ceil(from);
    var last = to == null ? null : unit.floor(to);
    if (first != null && last != null && last.isBefore(first)) {
      stretch(Pieces.GROUPS, grouping, from, to, unit);
      return;
    }
    if (from != null) {
      stretch(Pieces.GROUPS, grouping, from, first, unit);
    }
    if (first == null || last == null || first.isBefore(last)) {
      add(Pieces.GROUPS, grouping, new Piece(unit, first, last), ANY);
    }
    if (to != null) {
      stretch(Pieces.GROUPS, grouping, last, to, unit);
    }
  }

  /** A stretch of time in which a cart counts once. */
  private void stretch(
      String part,
      Grouping grouping,
      @Nullable Instant from,
      @Nullable Instant to,
      Grain coarsest) {
    for (var piece : Piece.of(from, to, coarsest)) {
      add(part, grouping, piece, from == null ? DroppedTally.NONE + 1 : micros(piece, from));
    }
    if (from != null && !Grain.HOUR.floor(from).equals(from)) {
      var first = Grain.HOUR.ceil(from);
      var last = to == null ? null : Grain.HOUR.floor(to);
      if (last == null || first.isBefore(last)) {
        edges.add(new Edge(part, grouping, Grain.HOUR.floor(from), from, first, last));
      }
    }
  }

  private void add(String part, Grouping grouping, Piece piece, long carts) {
    pieces.add(part, grouping, List.of(piece));
    before.add(carts);
  }

  private static long micros(Piece piece, Instant from) {
    return DroppedTally.after(piece.grain(), from);
  }

  private static long micros(Instant instant) {
    return DroppedTally.after(Grain.INSTANT, instant);
  }
}
