package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Generations;
import dev.hindsight.kit.generation.Written;
import dev.hindsight.kit.projection.ProjectionId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Sees to the generations of this replica's projections: notices once a second what any replica has
 * changed, and on a second thread does what is due: begins a build when the code has changed,
 * compares, switches, and drops what has had its time.
 */
public final class Steward implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Steward.class);
  private static final long LOOK_MILLIS = 1_000;

  private final List<Written> written;
  private final Session session;
  private final Chores chores;
  private final Consumer<List<Generation>> noticed;
  private final Thread thread;
  private final Semaphore woken = new Semaphore(0);
  private final AtomicBoolean busy = new AtomicBoolean();

  private volatile List<Generation> known = List.of();
  private volatile boolean closed;
  private boolean installed;
  private boolean wellSeen = true;

  /**
   * @param keep how long a previous generation is kept to go back to, and a sandbox to be read
   * @param abandoned whether nobody has fed a generation for a while, though it lacks events
   * @param noticed hears what generations there are, first and after each change
   */
  public Steward(
      List<Written> written,
      Sessions sessions,
      Rebuilds rebuilds,
      Duration keep,
      Predicate<ProjectionId> abandoned,
      Consumer<List<Generation>> noticed) {
    this.written = List.copyOf(written);
    this.session = sessions.open();
    this.chores = new Chores(this.written, rebuilds, new Comparing(sessions), keep, abandoned);
    this.noticed = noticed;
    this.thread = Thread.ofPlatform().daemon().name("hindsight-generations").unstarted(this::run);
  }

  /** Begins to look. */
  public void start() {
    thread.start();
  }

  /** Looks at once: something was changed here. */
  public void wake() {
    woken.release();
  }

  /** The generations as they were seen last. */
  public List<Generation> known() {
    return known;
  }

  private void run() {
    try {
      while (!closed) {
        look();
        if (woken.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          woken.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("generations are no longer looked after");
    } finally {
      session.close();
    }
  }

  private void look() {
    try {
      install();
      var now = Generations.all(session);
      if (!now.equals(known)) {
        known = now;
        noticed.accept(now);
      }
      work(now);
      wellSeen = true;
    } catch (RuntimeException e) {
      if (wellSeen) {
        LOG.warnf(e, "the generations of projections cannot be seen, it is tried again");
      }
      wellSeen = false;
    }
  }

  private void install() {
    if (!installed) {
      written.forEach(one -> Generations.install(session, one.code(), one.tables()));
      installed = true;
    }
  }

  // Comparing takes its time: what others have changed is noticed meanwhile.
  private void work(List<Generation> now) {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("hindsight-rebuild")
          .start(() -> {
            try {
              if (chores.done(now)) {
                wake();
              }
            } catch (RuntimeException e) {
              LOG.warnf(e, "a rebuild does not get on, it is tried again");
            } finally {
              busy.set(false);
            }
          });
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
