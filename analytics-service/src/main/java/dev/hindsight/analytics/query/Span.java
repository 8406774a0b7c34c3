package dev.hindsight.analytics.query;

import dev.hindsight.kit.http.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A span of time by the events' own clocks.
 *
 * @param from the first instant in it; null for the beginning of time
 * @param to the first instant after it; null for the end of time
 */
public record Span(@Nullable Instant from, @Nullable Instant to) {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** Reads the parameters {@code from} and {@code to}, or throws a 400 that names one. */
  public static Span parse(@Nullable String from, @Nullable String to) {
    var span = new Span(instant("from", from), instant("to", to));
    if (span.from != null && span.to != null && span.to.isBefore(span.from)) {
      throw Problems.malformed("to", "to must not be before from");
    }
    return span;
  }

  /** As a parameter of a statement, where NULL stands for no limit. */
  public @Nullable OffsetDateTime lower() {
    return parameter(from);
  }

  /** As a parameter of a statement, where NULL stands for no limit. */
  public @Nullable OffsetDateTime upper() {
    return parameter(to);
  }

  private static @Nullable OffsetDateTime parameter(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var instant = OffsetDateTime.parse(text).toInstant();
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw malformed(name);
    }
    throw malformed(name);
  }

  private static RuntimeException malformed(String name) {
    return Problems.malformed(name, name + " must be an instant such as 2022-10-01T00:00:00Z");
  }
}
