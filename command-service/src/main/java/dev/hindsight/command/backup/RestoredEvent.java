package dev.hindsight.command.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is to stand in the log again.
 *
 * @param occurredAt null when the command had not said it
 * @param data the very bytes that were exported
 */
record RestoredEvent(
    UUID id,
    String type,
    String stream,
    long version,
    long position,
    UUID commandId,
    @Nullable Instant occurredAt,
    Instant recordedAt,
    @Nullable String metadata,
    String data) {

  private static final String DATA = "data";

  /**
   * Reads a line.
   *
   * @throws IOException when it is no event
   */
  static RestoredEvent read(byte[] line) throws IOException {
    var attributes = new HashMap<String, String>();
    try (var parser = ExportLines.MAPPER.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        attributes.put(name, DATA.equals(name) ? raw(parser, line) : parser.getText());
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new IOException("there is more than one object");
      }
    }
    return of(attributes);
  }

  // Not read and written again: the same JSON can be written in more than one way.
  private static String raw(JsonParser parser, byte[] line) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("its data is no object");
    }
    var start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    var end = (int) parser.currentLocation().getByteOffset();
    return new String(line, start, end - start, UTF_8);
  }

  private static RestoredEvent of(Map<String, String> attributes) throws IOException {
    try {
      return new RestoredEvent(
          UUID.fromString(needed(attributes, "id")),
          needed(attributes, "type"),
          needed(attributes, "subject"),
          Long.parseLong(needed(attributes, "streamversion")),
          Long.parseLong(needed(attributes, "position")),
          UUID.fromString(needed(attributes, "commandid")),
          "true".equals(needed(attributes, "occurrencegiven"))
              ? Instant.parse(needed(attributes, "time"))
              : null,
          Instant.parse(needed(attributes, "recordedtime")),
          attributes.get("storedmetadata"),
          needed(attributes, DATA));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String needed(Map<String, String> attributes, String name) throws IOException {
    var value = attributes.get(name);
    if (value == null) {
      throw new IOException("it has no " + name);
    }
    return value;
  }
}
