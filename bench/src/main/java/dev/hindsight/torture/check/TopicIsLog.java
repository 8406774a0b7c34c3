package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.evidence.TopicEvent;
import java.util.HashMap;
import java.util.Objects;

/** Each event of the log is in the topic, once and as it is, and nothing else. */
final class TopicIsLog implements Check {

  @Override
  public String promise() {
    return "the topic holds every event of the log, once and unchanged, and nothing else";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var records = new HashMap<String, TopicEvent>();
    for (var record : evidence.topic()) {
      var before = records.putIfAbsent(record.header("ce_position"), record);
      if (before != null) {
        places.add(
            "position %s is at %s and at %s",
            record.header("ce_position"), before.place(), record.place());
      }
    }
    for (var event : evidence.log()) {
      var record = records.remove(Long.toString(event.position()));
      if (record == null) {
        places.add("position %d is not in the topic", event.position());
      } else {
        compare(event, record, places);
      }
    }
    records
        .values()
        .forEach(record ->
            places.add(
                "%s has position %s, which the log has not",
                record.place(), record.header("ce_position")));
  }

  private static void compare(LogEvent event, TopicEvent record, Places places) {
    var command = event.command().toString();
    same(event, "key", event.stream(), record.key(), places);
    same(event, "data", event.data(), record.value(), places);
    header(event, "ce_id", event.id(), record, places);
    header(event, "ce_type", event.type(), record, places);
    header(event, "ce_subject", event.stream(), record, places);
    header(event, "ce_streamversion", event.version(), record, places);
    header(event, "ce_time", event.happenedAt(), record, places);
    header(event, "ce_recordedtime", event.recordedAt(), record, places);
    header(
        event,
        "ce_correlationid",
        Objects.requireNonNullElse(event.correlation(), command),
        record,
        places);
    header(
        event,
        "ce_causationid",
        Objects.requireNonNullElse(event.causation(), event.command()),
        record,
        places);
  }

  private static void header(
      LogEvent event, String name, Object expected, TopicEvent record, Places places) {
    same(event, name, expected.toString(), record.header(name), places);
  }

  private static void same(
      LogEvent event, String what, String expected, String found, Places places) {
    if (!expected.equals(found)) {
      places.add(
          "position %d has the %s %s, in the topic %s", event.position(), what, expected, found);
    }
  }
}
