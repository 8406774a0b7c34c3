package dev.hindsight.analytics.query;

import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.analytics.rollup.Piece;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table of sums a figure is put together from: the pieces of its span, for each
 * part of the answer.
 */
public final class Pieces {

  /** The part of the answer that has the groups. */
  public static final String GROUPS = "groups";

  /** The part of the answer that is over all groups. */
  public static final String TOTAL = "total";

  private static final String GROUPED = " AND one.grouping = piece.grouping";

  private final List<String> parts = new ArrayList<>();
  private final List<Grouping> groupings = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /** Those of an answer with a total and, unless {@code groupBy} is null, with groups. */
  public static Pieces of(@Nullable GroupBy groupBy, Span span) {
    var pieces = new Pieces().add(TOTAL, Grouping.TOTAL, span);
    return groupBy == null ? pieces : pieces.groups(groupBy, span);
  }

  /** The whole span, for one part of the answer, of rows of one grouping. */
  public Pieces add(String part, Grouping grouping, Span span) {
    return add(part, grouping, Piece.of(span.from(), span.to(), Grain.MONTH));
  }

  /** The groups; those of units of time need none coarser than their unit. */
  public Pieces groups(GroupBy groupBy, Span span) {
    return groups(groupBy, groupBy.grouping(), span);
  }

  /** The same, made of rows of another grouping. */
  public Pieces groups(GroupBy groupBy, Grouping grouping, Span span) {
    var unit = groupBy.unit();
    var coarsest = unit == null ? Grain.MONTH : unit;
    return add(GROUPS, grouping, Piece.of(span.from(), span.to(), coarsest));
  }

  public Pieces add(String part, Grouping grouping, List<Piece> more) {
    for (var piece : more) {
      parts.add(part);
      groupings.add(grouping);
      pieces.add(piece);
    }
    return this;
  }

  /** {@code $1} to {@code $5} of a statement: part, grouping, grain, from, to. */
  public Tuple parameters() {
    return Tuple.tuple()
        .addArrayOfString(parts.toArray(String[]::new))
        .addArrayOfString(groupings.stream().map(Enum::name).toArray(String[]::new))
        .addArrayOfString(pieces.stream().map(piece -> piece.grain().name()).toArray(String[]::new))
        .addArrayOfOffsetDateTime(times(pieces, Piece::from))
        .addArrayOfOffsetDateTime(times(pieces, Piece::to));
  }

  /** The rows {@code t} of a table of sums that lie in the pieces; the axis is {@code $6}. */
  public static String rows(String table) {
    return rows(table, GROUPED, "", "");
  }

  /** The same, with one more value for each piece: an array parameter, and what it is called. */
  public static String rowsWith(String table, String array, String column) {
    return rows(table, GROUPED, ", " + array, ", " + column);
  }

  /** The same of a table that has no groupings. */
  public static String rowsOfAll(String table) {
    return rows(table, "", "", "");
  }

  // OFFSET 0 keeps the planner from joining otherwise than piece by piece: without it, it takes to
  // reading the whole table once it plans for any parameters.
  private static String rows(String table, String grouped, String array, String column) {
    return """
    unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[]%3$s)
      AS piece(part, grouping, grain, lower, upper%4$s)
    CROSS JOIN LATERAL (
      SELECT * FROM %1$s AS one
      WHERE one.axis IN ($6, 'BOTH') AND one.grain = piece.grain%2$s
        AND one.at >= coalesce(piece.lower, '-infinity')
        AND one.at < coalesce(piece.upper, 'infinity')
      OFFSET 0) AS t\
    """
        .formatted(table, grouped, array, column);
  }

  /** The instants of some things as a parameter; null stays. */
  public static <T> @Nullable OffsetDateTime[] times(
      List<T> all, Function<T, @Nullable Instant> time) {
    var times = new @Nullable OffsetDateTime[all.size()];
    for (int i = 0; i < times.length; i++) {
      var instant = time.apply(all.get(i));
      times[i] = instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
    return times;
  }
}
