package dev.hindsight.local.stack;

import dev.hindsight.embedded.GuardedProcess;
import java.nio.file.Path;
import java.util.Optional;

/** One process of the stack. */
interface Part {
  String name();

  /** For people and programs: where it listens. */
  String address();

  Path log();

  /**
   * Starts it, or starts it again, and returns when it is ready; throws with the reason when it
   * does not get there.
   */
  GuardedProcess start();

  /** The process of the last start, also while that start still waits. */
  Optional<GuardedProcess> process();
}
