package dev.hindsight.kit.wiring;

import dev.hindsight.kit.source.Halt;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Ends the process: its supervisor starts it again, and it refuses to start until all is well. */
@Singleton
public final class ProcessHalt implements Halt {

  private static final Logger LOG = Logger.getLogger(ProcessHalt.class);

  private final AtomicBoolean halted = new AtomicBoolean();

  @Override
  public void because(String reason) {
    if (halted.compareAndSet(false, true)) {
      LOG.fatalf("the service stops: %s", reason);
      Quarkus.asyncExit(1);
    }
  }
}
