package dev.hindsight.local.importer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: asks for a clean stop, and gives the run a moment to report before the process ends. */
final class Interrupt implements AutoCloseable {

  private static final int SECONDS_TO_REPORT = 10;

  private final CountDownLatch reported = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "import-interrupt");
  private volatile boolean requested;

  private Interrupt() {}

  static Interrupt listen() {
    var interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  boolean requested() {
    return requested;
  }

  @Override
  public void close() {
    reported.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending: the hook itself is what waits for us.
    }
  }

  private void stopAndWait() {
    requested = true;
    try {
      if (!reported.await(SECONDS_TO_REPORT, TimeUnit.SECONDS)) {
        System.err.println("The import was ended without its figures. Run it again to go on.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
