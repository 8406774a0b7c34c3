package dev.hindsight.torture.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** After the 202 no event is ever lost. */
final class AcceptedStands implements Check {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String promise() {
    return "what was accepted stands in the log, once, as it was answered";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    for (var intent : Intent.of(evidence)) {
      if (intent.isAccepted()) {
        examine(intent, places);
      }
    }
  }

  private static void examine(Intent intent, Places places) {
    if (intent.events().size() > 1) {
      places.add("%s has the effects of %d commands", intent.told(), intent.events().size());
      return;
    }
    for (var answer : intent.answers(Answer::isAccepted)) {
      var answered = read(answer);
      var command = UUID.fromString(answered.path("commandId").asText());
      var told = told(answered);
      var stands = stands(intent.events().getOrDefault(command, List.of()));
      if (!told.equals(stands)) {
        places.add("%s was answered %s, the log has %s", intent.told(), told, stands);
      }
    }
  }

  private static JsonNode read(Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an accepted command was answered " + answer.body(), e);
    }
  }

  private static List<String> told(JsonNode answered) {
    var told = new ArrayList<String>();
    for (var event : answered.path("events")) {
      told.add(
          line(
              event.path("position").asLong(),
              event.path("stream").asText(),
              event.path("version").asLong(),
              event.path("id").asText(),
              event.path("type").asText()));
    }
    return told;
  }

  private static List<String> stands(List<LogEvent> events) {
    return events.stream()
        .map(e -> line(e.position(), e.stream(), e.version(), e.id().toString(), e.type()))
        .toList();
  }

  private static String line(long position, String stream, long version, String id, String type) {
    return "%d: %s %d %s %s".formatted(position, stream, version, type, id);
  }
}
