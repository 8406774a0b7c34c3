package dev.hindsight.command.watch;

/**
 * One at a time over all replicas; economy, for what makes it safe is that a leader without the
 * lock can do no harm: Kafka's fencing, checkpoints that are compared, keys.
 */
public interface LeaderLock extends AutoCloseable {

  /** Takes the lock if nobody has it. */
  boolean tryAcquire() throws InterruptedException;

  /** Whether the lock is still ours as far as can be seen from here. */
  boolean isHeld();

  @Override
  void close();
}
