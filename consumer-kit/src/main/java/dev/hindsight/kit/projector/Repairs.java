package dev.hindsight.kit.projector;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.database.WrongCount;
import dev.hindsight.kit.parking.ParkedList;
import dev.hindsight.kit.parking.Skipped;
import io.vertx.pgclient.PgException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What operators do about parked streams, on any replica. Each call has a connection of its own and
 * blocks its thread.
 */
public final class Repairs {

  private static final Logger LOG = Logger.getLogger(Repairs.class);

  // The feed moves the same checkpoint with each of its batches.
  private static final int ATTEMPTS = 50;
  private static final int LONGEST_PAUSE_MILLIS = 40;
  private static final int PAGE = 100;

  private final Function<String, Optional<ProjectionTables<?>>> live;
  private final Sessions sessions;
  private final EventCodec codec;
  private final Consumer<Session> changed;

  /**
   * @param live gives the tables of a projection that readers look into, by its name
   * @param changed called after each commit, with the connection that made it: before a call
   *     returns, what it changed must be known here
   */
  public Repairs(
      Function<String, Optional<ProjectionTables<?>>> live,
      Sessions sessions,
      EventCodec codec,
      Consumer<Session> changed) {
    this.live = live;
    this.sessions = sessions;
    this.codec = codec;
    this.changed = changed;
  }

  /** Whether there is such a projection. */
  public boolean has(String projection) {
    return live.apply(projection).isPresent();
  }

  /** Parked streams after one, in the order of their names. */
  public List<ParkedList.Entry> parked(String projection, String after, int limit) {
    try (var session = sessions.open()) {
      return ParkedList.page(session, tables(projection).id(), after, limit);
    }
  }

  /** Events that were left out, after one of a stream. */
  public List<Skipped.Entry> skipped(String projection, String stream, long offset, int limit) {
    try (var session = sessions.open()) {
      return Skipped.page(session, tables(projection).id(), stream, offset, limit);
    }
  }

  /** Tries a parked stream again. */
  public Retry.Outcome retry(String projection, String stream) {
    try (var session = sessions.open()) {
      return retry(session, tables(projection), stream);
    }
  }

  /** Tries all parked streams again, one after the other. */
  public Map<String, Retry.Outcome> retryAll(String projection) {
    var tables = tables(projection);
    var outcomes = new LinkedHashMap<String, Retry.Outcome>();
    try (var session = sessions.open()) {
      var page = ParkedList.page(session, tables.id(), "", PAGE);
      while (!page.isEmpty()) {
        for (var entry : page) {
          outcomes.put(entry.stream(), retry(session, tables, entry.stream()));
        }
        page = ParkedList.page(session, tables.id(), page.getLast().stream(), PAGE);
      }
    }
    return outcomes;
  }

  /** Leaves out the first parked event of a stream for good, then tries the others. */
  public Retry.Outcome skip(String projection, String stream, String reason, String by) {
    var tables = tables(projection);
    try (var session = sessions.open()) {
      var retry = new Retry(session, codec);
      try {
        if (!again(session, () -> retry.skipFirst(tables, stream, reason, by))) {
          return new Retry.NotParked();
        }
      } catch (PgException e) {
        // Even without the event: its number counts, and may be what is not taken.
        if (!Refusals.isOfValues(e)) {
          throw e;
        }
        return new Retry.Failed(0, Refusals.reason(e));
      }
      LOG.warnf("%s leaves out an event of %s, says %s: %s", tables.id(), stream, by, reason);
      return retry(session, tables, stream);
    }
  }

  private Retry.Outcome retry(Session session, ProjectionTables<?> tables, String stream) {
    var retry = new Retry(session, codec);
    var outcome = again(session, () -> retry.stream(tables, stream));
    switch (outcome) {
      case Retry.Applied applied -> {
        tables.meters().committed(applied.events(), 0);
        LOG.infof("%s applied %d parked events of %s", tables.id(), applied.events(), stream);
      }
      case Retry.Failed failed -> tables.meters().committed(failed.events(), 0);
      case Retry.NotParked notParked -> {}
    }
    return outcome;
  }

  private <T> T again(Session session, Supplier<T> attempt) {
    for (int i = 1; ; i++) {
      try {
        var result = attempt.get();
        changed.accept(session);
        return result;
      } catch (WrongCount e) {
        if (i == ATTEMPTS) {
          throw new Busy(e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a parked stream was tried again", e);
    }
  }

  private ProjectionTables<?> tables(String projection) {
    return live.apply(projection)
        .orElseThrow(() -> new IllegalArgumentException("there is no projection " + projection));
  }

  /** The feed moved on before each attempt; nothing was changed by the last one. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy(WrongCount cause) {
      super("the partition is busy; try again", cause);
    }
  }
}
