package dev.hindsight.command.log;

import io.vertx.core.Future;
import java.util.List;

/** Reads the log in the order of positions. */
public interface LogTail {

  /** What all ask for who follow the log at its end, so that they can share what was read. */
  int PAGE = 1000;

  /**
   * Events after a position, in order and without a hole, at most about {@code most} of them. Who
   * has seen position n has seen all before it: an event never turns up behind a reader.
   */
  Future<List<LoggedEvent>> after(long position, int most);

  /** As {@link #after}, read from the log itself even where there is a copy in memory. */
  default Future<List<LoggedEvent>> readAfter(long position, int most) {
    return after(position, most);
  }

  /** The position of the last event; 0 in an empty log. */
  Future<Long> head();
}
