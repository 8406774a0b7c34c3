package dev.hindsight.kit.parking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A whole record that waits with its stream.
 *
 * @param headers as JSON, {@code [["name","base64"], …]}
 */
public record ParkedEvent(
    String stream, int partition, long offset, String headers, byte @Nullable [] value) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<List<@Nullable String>>> PAIRS = new TypeReference<>() {};

  // Added by the channel's connector to every record that it hands out, not by the relay.
  private static final String NOT_OF_THE_RECORD = "__smallrye";

  /** Keeps a record. */
  public static ParkedEvent of(String stream, ConsumerRecord<String, byte[]> record) {
    var pairs = new ArrayList<List<@Nullable String>>();
    for (var header : record.headers()) {
      if (!header.key().startsWith(NOT_OF_THE_RECORD)) {
        var value = header.value();
        var pair = new ArrayList<@Nullable String>();
        pair.add(header.key());
        pair.add(value == null ? null : Base64.getEncoder().encodeToString(value));
        pairs.add(pair);
      }
    }
    try {
      var json = JSON.writeValueAsString(pairs);
      return new ParkedEvent(stream, record.partition(), record.offset(), json, record.value());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers of offset " + record.offset(), e);
    }
  }

  /** The headers as they were. */
  public RecordHeaders recordHeaders() {
    return parse(headers);
  }

  /** Headers as they are kept. */
  static RecordHeaders parse(String headers) {
    try {
      var found = new RecordHeaders();
      for (var pair : JSON.readValue(headers, PAIRS)) {
        var value = pair.get(1);
        found.add(
            new RecordHeader(
                String.valueOf(pair.get(0)),
                value == null ? null : Base64.getDecoder().decode(value)));
      }
      return found;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers of a parked event", e);
    }
  }
}
