package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.StreamName;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request on its way through the handler; confined to the handler's event loop. */
final class Submission {

  final Request request;
  final long sinceNanos;
  final long deadlineNanos;
  final Promise<Outcome> answer = Promise.promise();

  /** The target first, then what else is read for the decision; each line once. */
  final List<Line> lines = new ArrayList<>(2);

  /** Whether its key, if any, is known not to have been used. */
  boolean keyIsFree;

  /** Where it stands, for telling whether it may have happened. */
  boolean sent;

  /** Whether it goes into a batch of its own, so that it harms no other command. */
  boolean alone;

  Submission(Request request, long sinceNanos, Duration patience) {
    this.request = request;
    this.sinceNanos = sinceNanos;
    this.deadlineNanos = sinceNanos + patience.toNanos();
    this.keyIsFree = request.key() == null;
  }

  boolean isAnswered() {
    return answer.future().isComplete();
  }

  void answer(Outcome outcome) {
    answer.tryComplete(outcome);
  }

  @Nullable String key() {
    var key = request.key();
    return key == null ? null : key.text();
  }

  Line target() {
    return lines.getFirst();
  }

  /** The refusal when the target is there, and not at the version that the caller expects. */
  Optional<Rejection> otherVersion() {
    var expected = request.expectedVersion();
    var target = target();
    if (expected == null || target.version == 0 || target.version == expected) {
      return Optional.empty();
    }
    var detail = target.stream + " is at version " + target.version + ", not " + expected;
    return Optional.of(new Rejection(Rejection.Kind.OTHER_VERSION, "other-version", detail, null));
  }

  Object stateOf(StreamName stream) {
    for (var line : lines) {
      if (line.stream.equals(stream)) {
        return line.state;
      }
    }
    throw new IllegalArgumentException("the command did not say that it reads " + stream);
  }
}
