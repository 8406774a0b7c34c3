package dev.hindsight.kit.parking;

import dev.hindsight.events.CloudEvents;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Which event it was, as far as its headers tell; never what it says, for that may be personal.
 *
 * @param offset its place in the partition
 */
public record EventFacts(
    long offset,
    @Nullable String id,
    @Nullable String type,
    @Nullable String version,
    @Nullable String position,
    @Nullable String recordedAt) {

  /** Of a record that was kept; see {@link ParkedEvent#headers()}. */
  static EventFacts of(long offset, String headers) {
    var kept = ParkedEvent.parse(headers);
    return new EventFacts(
        offset,
        text(kept, CloudEvents.ID),
        text(kept, CloudEvents.TYPE),
        text(kept, CloudEvents.STREAM_VERSION),
        text(kept, CloudEvents.POSITION),
        text(kept, CloudEvents.RECORDED_TIME));
  }

  private static @Nullable String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
