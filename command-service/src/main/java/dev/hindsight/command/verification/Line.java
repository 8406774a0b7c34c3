package dev.hindsight.command.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the answer: how far it is, what was found, and at the end how it stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Line.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = Line.Finding.class, name = "finding"),
  @JsonSubTypes.Type(value = Line.Verdict.class, name = "verdict"),
  @JsonSubTypes.Type(value = Line.Failure.class, name = "failure")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface Line {

  /** So many positions of so many were gone through, and so many records of the topic. */
  record Progress(long position, long of, long topicRecords) implements Line {}

  /**
   * Something that is not as it must be; names what differs, and never what is personal in it.
   *
   * @param position the first one that it is about
   * @param lastPosition the last one, when it is about several in a row
   * @param stream of the event, as far as it is known
   * @param differs the attributes in the topic that are other than in the log
   * @param where partition and offset, when it is about a record of the topic
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Finding(
      String kind,
      @Nullable Long position,
      @Nullable Long lastPosition,
      @Nullable String stream,
      @Nullable Long version,
      @Nullable UUID eventId,
      @Nullable String type,
      List<String> differs,
      @Nullable String where,
      String meaning,
      String advice)
      implements Line {}

  /**
   * How it stands.
   *
   * @param well whether nothing was found
   * @param positions up to where the log was gone through
   * @param topicRecords how many records of those positions the topic has
   * @param sealedTo the last position with a seal
   * @param unsealed how many events behind it have none yet
   * @param chainHash of the last seal: kept elsewhere, it binds the log for ever
   * @param findings how many, named or not
   * @param byKind how many of each kind
   */
  record Verdict(
      boolean well,
      long positions,
      long topicRecords,
      long sealedTo,
      long unsealed,
      @Nullable String chainHash,
      long findings,
      Map<String, Long> byKind,
      double seconds)
      implements Line {}

  /** It could not be gone through to the end. */
  record Failure(String problem) implements Line {}
}
