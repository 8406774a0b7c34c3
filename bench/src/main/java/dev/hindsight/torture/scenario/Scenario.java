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

  /** Breaks it for a while, and leaves it whole; the load goes on all the time. */
  void run(Stage stage) throws Exception;
}
