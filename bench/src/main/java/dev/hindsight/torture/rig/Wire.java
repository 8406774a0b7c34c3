package dev.hindsight.torture.rig;

import java.time.Duration;

/**
 * How a connection behaves.
 *
 * @param connects whether new connections get through
 * @param asks whether what a client sends gets through; else it is kept back
 * @param answers what becomes of what a server sends
 * @param delay of each piece, each way
 * @param bytesPerSecond at most, each way
 * @param lost how many of a hundred pieces that a server sends are lost, and their connections with
 *     them
 */
public record Wire(
    boolean connects, boolean asks, Answers answers, Duration delay, int bytesPerSecond, int lost) {

  /** What becomes of what a server sends. */
  public enum Answers {
    PASS,
    KEEP_BACK,
    THROW_AWAY
  }

  /** As it should be. */
  public static final Wire WHOLE =
      new Wire(true, true, Answers.PASS, Duration.ZERO, Integer.MAX_VALUE, 0);

  /** Nothing gets through, and nobody is told. */
  public static final Wire FROZEN =
      new Wire(true, false, Answers.KEEP_BACK, Duration.ZERO, Integer.MAX_VALUE, 0);

  /** Whatever is asked is done, and nobody hears of it. */
  public static final Wire DEAF =
      new Wire(true, true, Answers.THROW_AWAY, Duration.ZERO, Integer.MAX_VALUE, 0);

  /** Nobody gets through. */
  public static final Wire CUT =
      new Wire(false, true, Answers.PASS, Duration.ZERO, Integer.MAX_VALUE, 0);

  public static Wire slow(Duration delay) {
    return new Wire(true, true, Answers.PASS, delay, Integer.MAX_VALUE, 0);
  }

  public static Wire narrow(int bytesPerSecond) {
    return new Wire(true, true, Answers.PASS, Duration.ZERO, bytesPerSecond, 0);
  }

  /** Some answers are lost; whoever has lost one never reads the next in its place. */
  public static Wire losing(int ofHundred) {
    return new Wire(true, true, Answers.PASS, Duration.ZERO, Integer.MAX_VALUE, ofHundred);
  }
}
