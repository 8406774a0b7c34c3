package dev.hindsight.command.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.StreamName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are exported; absent is no condition.
 *
 * @param from those that happened then or later
 * @param to those that happened before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Selection(
    @Nullable String stream, @Nullable String kind, @Nullable Instant from, @Nullable Instant to) {

  public static final Selection ALL = new Selection(null, null, null, null);

  /** Whether this is the whole log, which can be restored. */
  boolean isEverything() {
    return equals(ALL);
  }

  @Nullable StreamName streamName() {
    return stream == null ? null : StreamName.parse(stream);
  }

  boolean takes(Envelope event) {
    return (kind == null || kind.equals(event.stream().kind()))
        && (from == null || !event.occurredAt().isBefore(from))
        && (to == null || event.occurredAt().isBefore(to));
  }
}
