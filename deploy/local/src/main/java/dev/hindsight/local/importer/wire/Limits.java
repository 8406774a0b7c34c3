package dev.hindsight.local.importer.wire;

import java.time.Duration;

/**
 * How far the sending goes.
 *
 * @param unanswered most lines that wait for an answer at a time
 * @param linesPerRequest a request is ended after so many lines and the next begun, so that no
 *     limit on the size or age of a request on the way is ever met
 * @param answerWithin how long the oldest unanswered line may wait before the connection is given
 *     up
 * @param firstContactWithin how long to try when nothing has ever been answered
 * @param patience how long to try again once something has been answered
 */
public record Limits(
    int unanswered,
    int linesPerRequest,
    Duration answerWithin,
    Duration firstContactWithin,
    Duration patience) {

  public static final Limits USUAL =
      new Limits(
          512, 10_000, Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofSeconds(120));
}
