package dev.hindsight.local.importer.wire;

import java.time.Duration;

/** What the far side said to one command. */
public sealed interface Answer {

  /** An answer that stands: the same command under the same key gets it again. */
  sealed interface Final extends Answer {

    /** Whether this very command had been answered before, so that nothing happened now. */
    boolean replayed();
  }

  /** The command was taken; {@code changed} tells whether there was anything to do for it. */
  record Accepted(boolean changed, boolean replayed) implements Final {}

  /** The command had no effect, and will have none. */
  record Refused(int status, String reason, boolean replayed) implements Final {}

  /** The command is to be sent again after a while. */
  record NotNow(Duration retryAfter, String reason) implements Answer {}
}
