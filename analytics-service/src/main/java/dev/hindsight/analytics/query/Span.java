package dev.hindsight.analytics.query;

import dev.hindsight.analytics.rollup.Axis;
import dev.hindsight.kit.http.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, to the microsecond.
 *
 * @param from the first instant in it; null for the beginning of time
 * @param to the first instant after it; null for the end of time
 * @param axis by which clock
 */
public record Span(@Nullable Instant from, @Nullable Instant to, Axis axis) {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** Reads the parameters of these names, or throws a 400 that names one. */
  public static Span parse(@Nullable String from, @Nullable String to, String axis) {
    var span = new Span(instant("from", from), instant("to", to), axis(axis));
    if (span.from != null && span.to != null && span.to.isBefore(span.from)) {
      throw Problems.malformed("to", "to must not be before from");
    }
    return span;
  }

  private static Axis axis(String text) {
    return Arrays.stream(Axis.values())
        .filter(axis -> axis.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> Problems.malformed("axis", "axis must be occurred or recorded"));
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var instant = OffsetDateTime.parse(text).toInstant();
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
        return upToMicros(instant);
      }
    } catch (DateTimeException e) {
      throw malformed(name);
    }
    throw malformed(name);
  }

  // Events have whole microseconds: what is before an instant between two is before the second.
  private static Instant upToMicros(Instant instant) {
    var whole = instant.truncatedTo(ChronoUnit.MICROS);
    return whole.equals(instant) ? whole : whole.plus(1, ChronoUnit.MICROS);
  }

  private static RuntimeException malformed(String name) {
    return Problems.malformed(name, name + " must be an instant such as 2022-10-01T00:00:00Z");
  }
}
