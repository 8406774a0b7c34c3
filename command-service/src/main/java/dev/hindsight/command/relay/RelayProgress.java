package dev.hindsight.command.relay;

import org.jspecify.annotations.Nullable;

/** How far the relay is, for health, metrics and status. Thread-safe. */
public final class RelayProgress {

  /** What the relay of this process does. */
  public enum State {
    /** Another process relays, or the database cannot be reached. */
    STANDBY,
    /** It publishes. */
    LEADING,
    /** It starts over after a failure. */
    FAILED,
    /** The topic is not what it must be; people have to look. */
    REFUSED
  }

  /**
   * A moment's view.
   *
   * @param position the last one published, as far as this process knows
   * @param problem why it does not publish, when it does not
   */
  public record Snapshot(State state, long position, @Nullable String problem) {}

  private volatile Snapshot snapshot = new Snapshot(State.STANDBY, 0, null);

  public Snapshot snapshot() {
    return snapshot;
  }

  void published(long position) {
    snapshot = new Snapshot(State.LEADING, position, null);
  }

  void standby() {
    if (snapshot.state() != State.STANDBY || snapshot.problem() != null) {
      snapshot = new Snapshot(State.STANDBY, snapshot.position(), null);
    }
  }

  /** It would publish, but waits. */
  void waits(String why) {
    snapshot = new Snapshot(State.STANDBY, 0, why);
  }

  void failed(@Nullable String problem) {
    snapshot = new Snapshot(State.FAILED, snapshot.position(), problem);
  }

  void refused(@Nullable String problem) {
    snapshot = new Snapshot(State.REFUSED, snapshot.position(), problem);
  }
}
