package dev.hindsight.command.relay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the topic is behind the log, out of looks at both. In seconds it is at most an interval
 * of looks off, and never too long. Confined to whoever looks; figures are read from any thread.
 */
final class RelayLag {

  /**
   * Figures of one look.
   *
   * @param head the last position of the log
   * @param events that are in the log and not in the topic
   * @param duration for which the oldest of these has been waiting
   */
  record Figures(long head, long events, Duration duration) {

    static final Figures NONE = new Figures(0, 0, Duration.ZERO);
  }

  /** An end of the log that the topic had not reached when it was first seen. */
  private record Mark(long position, Instant seen) {}

  private @Nullable Mark mark;
  private volatile Figures figures = Figures.NONE;

  Figures figures() {
    return figures;
  }

  /**
   * @param published the last position in the topic; the head, for whom it is not their concern
   */
  void look(long head, long published, Instant now) {
    var waiting = mark;
    if (waiting == null || published >= waiting.position()) {
      waiting = published < head ? new Mark(head, now) : null;
      mark = waiting;
    }
    figures =
        new Figures(
            head,
            Math.max(0, head - published),
            waiting == null ? Duration.ZERO : Duration.between(waiting.seen(), now));
  }
}
