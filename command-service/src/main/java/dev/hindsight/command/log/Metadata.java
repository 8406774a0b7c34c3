package dev.hindsight.command.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about where a command came from.
 *
 * @param correlationId what belongs together; absent: the command's own id
 * @param causationId the event that a process manager reacted to; absent: the command's own id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Metadata(
    @Nullable String correlationId,
    @Nullable UUID causationId,
    @Nullable String actor,
    @Nullable String traceparent) {

  public static final Metadata NONE = new Metadata(null, null, null, null);

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final ObjectReader READER = MAPPER.readerFor(Metadata.class);
  private static final ObjectWriter WRITER = MAPPER.writerFor(Metadata.class);

  /** The same in another trace, or at another place in it. */
  public Metadata withTraceparent(String other) {
    return new Metadata(correlationId, causationId, actor, other);
  }

  /** As it is stored; null when nothing is known. */
  public @Nullable String toJson() {
    if (equals(NONE)) {
      return null;
    }
    try {
      return WRITER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("metadata cannot be written", e);
    }
  }

  /** Out of the store. */
  public static Metadata fromJson(@Nullable String json) {
    if (json == null) {
      return NONE;
    }
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored metadata cannot be read", e);
    }
  }
}
