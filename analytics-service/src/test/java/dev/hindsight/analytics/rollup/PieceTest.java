package dev.hindsight.analytics.rollup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A span is cut into whole buckets without a gap, few enough for any length. */
class PieceTest {

  private static final Instant FROM = Instant.parse("2021-01-30T10:15:00Z");
  private static final Instant TO = Instant.parse("2021-04-02T03:20:00Z");

  @Test
  void months_lie_in_the_middle_and_instants_at_the_edges() {
    assertThat(Piece.of(FROM, TO, Grain.MONTH))
        .containsExactly(
            piece(Grain.INSTANT, "2021-01-30T10:15:00Z", "2021-01-30T11:00:00Z"),
            piece(Grain.HOUR, "2021-01-30T11:00:00Z", "2021-01-31T00:00:00Z"),
            piece(Grain.DAY, "2021-01-31T00:00:00Z", "2021-02-01T00:00:00Z"),
            piece(Grain.MONTH, "2021-02-01T00:00:00Z", "2021-04-01T00:00:00Z"),
            piece(Grain.DAY, "2021-04-01T00:00:00Z", "2021-04-02T00:00:00Z"),
            piece(Grain.HOUR, "2021-04-02T00:00:00Z", "2021-04-02T03:00:00Z"),
            piece(Grain.INSTANT, "2021-04-02T03:00:00Z", "2021-04-02T03:20:00Z"));
  }

  @Test
  void all_time_is_months_alone_and_a_moment_instants() {
    assertThat(Piece.of(null, null, Grain.MONTH))
        .containsExactly(new Piece(Grain.MONTH, null, null));
    assertThat(Piece.of(FROM, FROM.plusSeconds(60), Grain.MONTH))
        .containsExactly(new Piece(Grain.INSTANT, FROM, FROM.plusSeconds(60)));
    assertThat(Piece.of(FROM, FROM, Grain.MONTH)).isEmpty();
  }

  @Test
  void pieces_of_any_span_join_without_a_gap_and_hold_whole_buckets_only() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var from = at(random);
      var to = from.plus(random.nextInt(5_000), unit(random));
      var coarsest = Grain.values()[random.nextInt(Grain.values().length)];
      var next = from;
      for (var piece : Piece.of(from, to, coarsest)) {
        assertThat(piece.from()).isEqualTo(next);
        assertThat(piece.grain()).isLessThanOrEqualTo(coarsest);
        next = requireNonNull(piece.to());
        assertThat(piece.from()).isBefore(next);
        assertThat(piece.grain().floor(requireNonNull(piece.from()))).isEqualTo(piece.from());
        assertThat(piece.grain().floor(next)).isEqualTo(next);
        if (piece.grain() != coarsest) {
          var bucket = coarser(piece.grain());
          assertThat(ChronoUnit.MICROS.between(requireNonNull(piece.from()), next))
              .isLessThan(2 * longest(bucket));
        }
      }
      assertThat(next).isEqualTo(to);
    }
  }

  private static Grain coarser(Grain grain) {
    return Arrays.stream(Grain.values())
        .filter(one -> one != grain && one.finer() == grain)
        .findFirst()
        .orElseThrow();
  }

  private static long longest(Grain grain) {
    return switch (grain) {
      case INSTANT -> 1;
      case HOUR -> ChronoUnit.HOURS.getDuration().toNanos() / 1_000;
      case DAY -> ChronoUnit.DAYS.getDuration().toNanos() / 1_000;
      case MONTH -> 31 * ChronoUnit.DAYS.getDuration().toNanos() / 1_000;
    };
  }

  private static Instant at(Random random) {
    var at = FROM.plus(random.nextInt(3_000), unit(random));
    return random.nextBoolean() ? at : at.truncatedTo(unit(random));
  }

  private static ChronoUnit unit(Random random) {
    return new ChronoUnit[] {
          ChronoUnit.MICROS,
          ChronoUnit.SECONDS,
          ChronoUnit.MINUTES,
          ChronoUnit.HOURS,
          ChronoUnit.DAYS
        }
        [random.nextInt(5)];
  }

  private static Piece piece(Grain grain, String from, String to) {
    return new Piece(grain, Instant.parse(from), Instant.parse(to));
  }
}
