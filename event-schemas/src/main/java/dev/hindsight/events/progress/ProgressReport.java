package dev.hindsight.events.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a projection of a consumer service is, over all its replicas, as far as one of them
 * knows.
 *
 * @param version of the projection; two may be told of while a new one is rolled out
 * @param kinds of the streams that it folds
 * @param positions up to which the log is applied, by partition of the topic of events
 * @param parked streams that it has set aside because an event could not be applied; all of them
 * @param time when this was told, as an instant; for people
 */
public record ProgressReport(
    String service,
    String projection,
    int version,
    Set<String> kinds,
    Map<Integer, Long> positions,
    Set<String> parked,
    String time) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  public ProgressReport {
    kinds = new TreeSet<>(kinds);
    positions = new TreeMap<>(positions);
    parked = new TreeSet<>(parked);
  }

  /** The key of its record: what has a place of its own in the compacted topic. */
  public String key() {
    return service + "/" + projection + "/" + version;
  }

  /** The value of its record. */
  public byte[] toJson() {
    try {
      return MAPPER.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report cannot be written", e);
    }
  }

  /**
   * Out of the value of a record.
   *
   * @throws IllegalArgumentException when it is no report
   */
  public static ProgressReport fromJson(byte[] value) {
    try {
      return MAPPER.readValue(value, ProgressReport.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("no report of progress: " + e.getMessage(), e);
    }
  }
}
