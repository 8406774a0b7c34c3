package dev.hindsight.command.follow;

/**
 * How it goes with a follower, as the database knows it.
 *
 * @param position of the last event that it has taken in
 * @param replayUntil up to here events only set timers
 * @param head the last position of the log
 * @param waiting tasks that are not done yet
 * @param timers that have not run out, or are about to be worked on
 * @param parked tasks and timers that failed too often
 */
public record Figures(
    String name,
    long position,
    long replayUntil,
    long head,
    long waiting,
    long timers,
    long parked) {

  public long lag() {
    return Math.max(0, head - position);
  }
}
