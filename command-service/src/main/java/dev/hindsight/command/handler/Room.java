package dev.hindsight.command.handler;

import java.time.Duration;

/**
 * For how many commands there is room, so that nobody is let in only to wait for long. A burst is
 * taken as it comes: its queue gets shorter by itself. A queue that stands, in which even the
 * luckiest of half a second has waited for longer than that, is cut down to what was done in that
 * time, and grows again slowly once nobody waits. The idea is that of controlled delay (Nichols and
 * Jacobson, 2012), used on servers' queues by Maurer ("Fail at Scale", 2015). Confined to one
 * thread but for {@link #size}.
 */
final class Room {

  /** How often it adapts, and how long everybody may wait before it does. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  // Enough for the fullest appends that pay: fewer would cost throughput.
  private static final int LEAST = 256;

  private final int most;
  private volatile int size;
  private int done;
  private long shortestWait = Long.MAX_VALUE;

  /** It never is more than that. */
  Room(int most) {
    this.most = most;
    this.size = most;
  }

  /** A command was done after so many nanoseconds. */
  void done(long waited) {
    done++;
    shortestWait = Math.min(shortestWait, waited);
  }

  /** To be called once in each interval. */
  void adapt() {
    if (done > 0 && shortestWait > INTERVAL.toNanos()) {
      size = Math.clamp(done, Math.min(LEAST, most), most);
    } else {
      size = Math.min(most, size + size / 4 + 1);
    }
    done = 0;
    shortestWait = Long.MAX_VALUE;
  }

  int size() {
    return size;
  }

  /** The same as a part of the most that there can be. */
  double share() {
    return (double) size / most;
  }
}
