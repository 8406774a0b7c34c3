package dev.hindsight.query.history;

import dev.hindsight.kit.http.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants in addresses. */
public final class Instants {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Instants() {}

  /** The instant, or a 400 that names the parameter. */
  public static Instant parse(String parameter, String text) {
    try {
      var instant = OffsetDateTime.parse(text).toInstant();
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw malformed(parameter);
    }
    throw malformed(parameter);
  }

  private static RuntimeException malformed(String parameter) {
    return Problems.malformed(
        parameter, parameter + " must be an instant such as 2022-10-01T06:00:00Z");
  }
}
