package dev.hindsight.command.seal;

import org.jspecify.annotations.Nullable;

/** How far the log is sealed, for metrics and status. Thread-safe. */
public final class SealProgress {

  /**
   * A moment's view.
   *
   * @param position the last one sealed, as far as this process has seen
   * @param head the end of the log at that moment
   * @param problem why this process cannot seal, when it cannot
   */
  public record Snapshot(long position, long head, @Nullable String problem) {

    public long lag() {
      return Math.max(0, head - position);
    }
  }

  private volatile Snapshot snapshot = new Snapshot(0, 0, null);

  public Snapshot snapshot() {
    return snapshot;
  }

  void sealed(long position, long head) {
    snapshot = new Snapshot(position, head, null);
  }

  void failed(@Nullable String problem) {
    snapshot = new Snapshot(snapshot.position(), snapshot.head(), problem);
  }
}
