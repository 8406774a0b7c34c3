package dev.hindsight.command.seal;

import dev.hindsight.command.log.BatchIds;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.StreamName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log as it is stored, with nothing read into it.
 *
 * @param batch what it was committed with
 * @param recordedAt microseconds since 1970, in digits, or what else the database holds there
 * @param occurredAt the same; null when the command did not say
 * @param metadata the stored text of it
 * @param data the stored text of it
 */
public record RawEvent(
    long batch,
    long position,
    String stream,
    long version,
    UUID eventId,
    String type,
    UUID commandId,
    String recordedAt,
    @Nullable String occurredAt,
    @Nullable String metadata,
    String data) {

  private static final long MICROS = 1_000_000;

  /**
   * The event that it stands for.
   *
   * @throws IllegalArgumentException or IllegalStateException when nobody could read it any more
   */
  public LoggedEvent read(String source) {
    return LoggedEvent.recorded(
        eventId,
        type,
        source,
        StreamName.parse(stream),
        version,
        position,
        occurredAt == null ? null : instant(occurredAt),
        instant(recordedAt),
        commandId,
        metadata,
        data);
  }

  /** Whether its ids name its batch, as those do that the service makes. */
  public boolean isOfItsBatch() {
    return BatchIds.batchOf(eventId) == batch && BatchIds.batchOf(commandId) == batch;
  }

  static Instant instant(String micros) {
    var number = Long.parseLong(micros);
    return Instant.ofEpochSecond(
        Math.floorDiv(number, MICROS), Math.floorMod(number, MICROS) * 1000);
  }
}
