package dev.hindsight.torture.simulation;

/** What fails now and then, until all is whole again. */
final class Trouble {

  private final Scheduler scheduler;
  private boolean over;

  Trouble(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  boolean happens(double probability) {
    return !over && scheduler.happens(probability);
  }

  void end() {
    over = true;
  }
}
