package dev.hindsight.analytics.count;

import dev.hindsight.analytics.rollup.Axis;
import dev.hindsight.events.Recorded;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A span that a figure is asked for. */
public record Question(@Nullable Instant from, @Nullable Instant to, Axis axis) {

  /**
   * Spans whose ends are what they can be wrong about: times of events, the microseconds beside
   * them, the beginnings of their hours, days and months, and none.
   */
  public static List<Question> about(List<Recorded> log, Random random, int count) {
    var found = new ArrayList<Question>();
    for (int i = 0; i < count; i++) {
      var axis = Axis.values()[i % 2];
      var one = end(log, axis, random);
      var other = end(log, axis, random);
      var swap = one != null && other != null && other.isBefore(one);
      found.add(swap ? new Question(other, one, axis) : new Question(one, other, axis));
    }
    return found;
  }

  public boolean has(Instant occurredAt, Instant recordedAt) {
    var at = at(occurredAt, recordedAt);
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }

  public Instant at(Instant occurredAt, Instant recordedAt) {
    return axis == Axis.OCCURRED ? occurredAt : recordedAt;
  }

  /** As parameters of a request. */
  public String query() {
    return "axis="
        + axis.name().toLowerCase(Locale.ROOT)
        + (from == null ? "" : "&from=" + from)
        + (to == null ? "" : "&to=" + to);
  }

  private static @Nullable Instant end(List<Recorded> log, Axis axis, Random random) {
    var envelope = log.get(random.nextInt(log.size())).envelope();
    var at = axis == Axis.OCCURRED ? envelope.occurredAt() : envelope.recordedAt();
    var utc = at.atOffset(ZoneOffset.UTC);
    return switch (random.nextInt(9)) {
      case 0 -> null;
      case 1 -> at.plus(1, ChronoUnit.MICROS);
      case 2 -> at.minus(1, ChronoUnit.MICROS);
      case 3 -> at.plusSeconds(random.nextInt(7_200));
      case 4 -> at.truncatedTo(ChronoUnit.HOURS);
      case 5 -> at.truncatedTo(ChronoUnit.DAYS);
      case 6 -> utc.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant();
      default -> at;
    };
  }
}
