package dev.hindsight.analytics.rollup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How finely a row of a table of sums tells the time; in UTC, finest first. */
public enum Grain {
  /** The very microsecond: for the edges of a span. */
  INSTANT,
  HOUR,
  DAY,
  MONTH;

  /** What its buckets are made of; the finest is made of itself. */
  public Grain finer() {
    return switch (this) {
      case INSTANT, HOUR -> INSTANT;
      case DAY -> HOUR;
      case MONTH -> DAY;
    };
  }

  /** The beginning of the bucket that an instant is in. */
  public Instant floor(Instant instant) {
    var time = instant.atOffset(ZoneOffset.UTC);
    return switch (this) {
      case INSTANT -> instant;
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY -> time.truncatedTo(ChronoUnit.DAYS).toInstant();
      case MONTH -> startOfMonth(time).toInstant();
    };
  }

  /** The beginning of the first bucket that begins no earlier than an instant. */
  public Instant ceil(Instant instant) {
    var floor = floor(instant);
    return floor.equals(instant) ? instant : next(floor.atOffset(ZoneOffset.UTC));
  }

  private Instant next(OffsetDateTime start) {
    return switch (this) {
      case INSTANT -> start.toInstant();
      case HOUR -> start.plusHours(1).toInstant();
      case DAY -> start.plusDays(1).toInstant();
      case MONTH -> start.plusMonths(1).toInstant();
    };
  }

  private static OffsetDateTime startOfMonth(OffsetDateTime time) {
    return time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
  }
}
