package dev.hindsight.command.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.command.audit.CloudEvent;
import dev.hindsight.command.log.Archive.ArchivedEvent;
import dev.hindsight.events.backup.LineKind;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of an export but those of the events, and how each is written and read. */
final class ExportLines {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private ExportLines() {}

  /**
   * What comes first.
   *
   * @param selection absent: everything, and first answers too
   * @param masterKey names the key of the log, without telling it: that of the master key that the
   *     log began with
   * @param logKey that key, wrapped by the master key at the time of the export; older exports do
   *     not tell it
   */
  record Header(
      int format,
      String source,
      long head,
      Instant at,
      String masterKey,
      @Nullable String logKey,
      @Nullable Selection selection) {}

  record BatchLine(long id, Instant recordedAt, boolean abandoned) {}

  record AnswerLine(
      String key,
      byte[] requestHash,
      UUID commandId,
      long batch,
      String stream,
      long version,
      @Nullable Long position,
      @Nullable String refusal) {}

  /** Up to that position a process manager has done all that it had to. */
  record FollowerLine(String name, long position) {}

  record KeyLine(
      UUID customer, byte @Nullable [] wrapped, Instant madeAt, @Nullable Instant erasedAt) {}

  /**
   * An event with the two facts that its attributes do not tell.
   *
   * @param occurrencegiven whether the command said when it happened
   * @param storedmetadata as it stands in the log
   */
  record EventLine(
      @JsonUnwrapped CloudEvent event, boolean occurrencegiven, @Nullable String storedmetadata) {

    static EventLine of(ArchivedEvent archived) {
      return new EventLine(
          CloudEvent.of(archived.event()), archived.occurrenceGiven(), archived.metadata());
    }
  }

  static byte[] line(LineKind kind, Object body) {
    return switch (kind) {
      case EVENT -> write(body);
      case EXPORT, KEYS, BATCH, ANSWER, FOLLOWER, KEY, CHECK, MANIFEST ->
          write(Map.of(kind.member(), body));
    };
  }

  static <T> T read(byte[] line, Class<T> type) throws IOException {
    return MAPPER.treeToValue(MAPPER.readTree(line).elements().next(), type);
  }

  private static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line of the export cannot be written", e);
    }
  }
}
