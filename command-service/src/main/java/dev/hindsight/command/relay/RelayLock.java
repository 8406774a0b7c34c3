package dev.hindsight.command.relay;

/** One relay at a time over all replicas; economy, for what makes it safe is Kafka's fencing. */
interface RelayLock extends AutoCloseable {

  /** Takes the lock if nobody has it. */
  boolean tryAcquire() throws InterruptedException;

  /** Whether the lock is still ours as far as can be seen from here. */
  boolean isHeld();

  @Override
  void close();
}
