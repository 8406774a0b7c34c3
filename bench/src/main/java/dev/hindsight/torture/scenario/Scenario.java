package dev.hindsight.torture.scenario;

/** One way to break a stack that works. */
public interface Scenario {

  /** By which it is started. */
  String name();

  /** What it does, in a line. */
  String description();

  /** How many replicas of each service it needs at least. */
  default int replicas() {
    return 1;
  }

  /** Whether it tells processes other things of their machine than are so. */
  default boolean tampers() {
    return false;
  }

  /** Whether it plays on what {@code ./hindsight up} starts, which nobody shares with it. */
  default boolean isOfLauncher() {
    return false;
  }

  /** Breaks it for a while, and leaves it whole; the load goes on all the time. */
  void run(Stage stage) throws Exception;
}
