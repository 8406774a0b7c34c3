package dev.hindsight.torture.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log's tables.
 *
 * @param batch what was committed together has the same
 * @param occurredAt when the command said so, else null
 * @param correlation what the client, or a process on behalf of one, sent along
 * @param causation the event that a process reacted to; null for what a client asked for
 */
public record LogEvent(
    long position,
    long batch,
    String stream,
    long version,
    UUID id,
    String type,
    UUID command,
    @Nullable String correlation,
    @Nullable UUID causation,
    @Nullable Instant occurredAt,
    Instant recordedAt,
    String data) {

  /** The same, as if it had been committed with others. */
  public LogEvent ofBatch(long other) {
    return new LogEvent(
        position,
        other,
        stream,
        version,
        id,
        type,
        command,
        correlation,
        causation,
        occurredAt,
        recordedAt,
        data);
  }

  /** What it is of: {@code cart}. */
  public String kind() {
    return stream.substring(0, stream.indexOf('-'));
  }

  /** Of which one. */
  public UUID entity() {
    return UUID.fromString(stream.substring(stream.indexOf('-') + 1));
  }

  /** When it happened, as far as anybody knows. */
  public Instant happenedAt() {
    return occurredAt == null ? recordedAt : occurredAt;
  }
}
