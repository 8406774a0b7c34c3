package dev.hindsight.schedule;

import java.util.function.Supplier;
import org.jetbrains.lincheck.Lincheck;
import org.jspecify.annotations.Nullable;

/**
 * Two threads at once, in each order of their steps that a model checker comes to (Koval et al.,
 * "Lincheck", 2023); a failure tells the steps that lead to it. One at a time in a JVM.
 */
public final class EverySchedule {

  private static final int SCHEDULES = 500;

  // The checker passes over plain fields of what it takes for a thread's own, and does not see that
  // a lambda gives an object to another thread. What a static field has is everybody's.
  @SuppressWarnings("unused")
  private static @Nullable Scene onStage;

  private EverySchedule() {}

  /** Something that two threads do, and what must be true when both have ended. */
  public interface Scene {

    /** The first thread. */
    void one();

    /** The second one. */
    void other();

    /** Whether all is as it should be; without AssertJ, whose assertions are no plain objects. */
    boolean isRight();
  }

  /**
   * Plays a new scene in each schedule.
   *
   * @param scenes {@code () -> new OneOfThem()}, not a reference to the constructor: of an object
   *     that is made by one the checker does not know that it was made, and passes over its steps
   */
  public static void of(Supplier<? extends Scene> scenes) {
    Lincheck.runConcurrentTest(SCHEDULES, () -> play(scenes.get()));
  }

  private static void play(Scene scene) {
    onStage = scene;
    var one = new Thread(() -> scene.one());
    var other = new Thread(() -> scene.other());
    one.start();
    other.start();
    try {
      one.join();
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts", e);
    }
    if (!scene.isRight()) {
      throw new AssertionError("not as it should be after the steps that are told here");
    }
  }
}
