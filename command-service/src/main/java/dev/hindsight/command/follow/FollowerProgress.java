package dev.hindsight.command.follow;

import org.jspecify.annotations.Nullable;

/** What a follower does in this process, for health and metrics. Thread-safe. */
public final class FollowerProgress {

  /** What the follower of this process does. */
  public enum State {
    /** Another process follows, or the database cannot be reached. */
    STANDBY,
    /** It follows. */
    LEADING,
    /** It starts over after a failure. */
    FAILED
  }

  /**
   * A moment's view.
   *
   * @param figures a short while old; null when this process does not know them
   * @param problem why it does not follow, when it does not
   */
  public record Snapshot(State state, @Nullable Figures figures, @Nullable String problem) {}

  private volatile Snapshot snapshot = new Snapshot(State.STANDBY, null, null);

  public Snapshot snapshot() {
    return snapshot;
  }

  public boolean isLeading() {
    return snapshot.state() == State.LEADING;
  }

  void leading(@Nullable Figures figures) {
    snapshot = new Snapshot(State.LEADING, figures, null);
  }

  void standby() {
    snapshot = new Snapshot(State.STANDBY, null, null);
  }

  void failed(@Nullable String problem) {
    snapshot = new Snapshot(State.FAILED, null, problem);
  }
}
