package dev.hindsight.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.log.FirstAnswer.AppendedEvent;
import dev.hindsight.events.StreamName;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names an append, for a reader who wants to see its effect: the streams that it wrote, each with
 * the position of its last event. {@code v1;<stream>@<position>,…} in base64url.
 */
final class ConsistencyToken {

  static final String HEADER = "Consistency-Token";

  private ConsistencyToken() {}

  static String of(Outcome.Accepted accepted) {
    var streams = lastPositions(accepted);
    var text =
        streams.entrySet().stream()
            .map(stream -> stream.getKey() + "@" + stream.getValue())
            .collect(Collectors.joining(",", "v1;", ""));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static Map<StreamName, Long> lastPositions(Outcome.Accepted accepted) {
    var positions = new LinkedHashMap<StreamName, Long>();
    if (accepted.events().isEmpty()) {
      positions.put(accepted.stream(), accepted.position());
    }
    for (AppendedEvent event : accepted.events()) {
      positions.put(event.stream(), event.position());
    }
    return positions;
  }
}
