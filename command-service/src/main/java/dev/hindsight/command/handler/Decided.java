package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.snapshot.Snapshots;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.EventTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision that waits to become durable, with what it stands on. A refusal waits too: it is told
 * only when what it stands on is durable and unchanged.
 */
final class Decided {

  /**
   * An event with its stream's line and the version it gets, encoded.
   *
   * @param snapshot the state after it, if that is worth one
   */
  record Write(Line line, long version, String type, String data, @Nullable Object snapshot) {}

  final Submission submission;
  final Decision decision;
  final List<Write> writes = new ArrayList<>(2);

  /** Streams that were looked at and not written, with the version seen. */
  final Map<Line, Long> reads = LinkedHashMap.newLinkedHashMap(2);

  /** Of the target, after the decision. */
  final long targetVersion;

  /** Applies the decision to the states in memory. */
  Decided(Submission submission, Decision decision, EventCodec codec, Snapshots snapshots) {
    this.submission = submission;
    this.decision = decision;
    switch (decision) {
      case Decision.Accepted accepted ->
          accepted.changes().forEach(c -> write(c, codec, snapshots));
      case Decision.Rejected rejected -> {}
    }
    for (var line : submission.lines) {
      line.undecided++;
      if (writes.stream().noneMatch(w -> w.line() == line)) {
        reads.put(line, line.version);
      }
    }
    targetVersion = submission.target().version;
  }

  private void write(Change change, EventCodec codec, Snapshots snapshots) {
    var line = lineOf(change);
    var event = change.event();
    var data = codec.encode(event);
    line.apply(event);
    var snapshot = snapshots.isDue(line.version) ? line.state : null;
    writes.add(new Write(line, line.version, EventTypes.of(event), data, snapshot));
  }

  private Line lineOf(Change change) {
    for (var line : submission.lines) {
      if (line.stream.equals(change.stream())) {
        return line;
      }
    }
    throw new IllegalStateException(
        submission.request.command() + " changes " + change.stream() + " without reading it");
  }

  /** Whether anything is written because of it. */
  boolean hasEffect() {
    return !writes.isEmpty() || submission.request.key() != null;
  }

  /** It is durable, or it will be decided again. */
  void release() {
    submission.lines.forEach(line -> line.undecided--);
  }
}
