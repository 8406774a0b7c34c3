package dev.hindsight.kit.report;

import dev.hindsight.events.progress.ProgressReport;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Roster;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.source.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Tells on the progress topic what is committed, on a thread of its own: a change at once, those of
 * a short while after it in one, and everything now and then. Each replica tells what it knows,
 * also of others; a reader takes the furthest. Nothing waits for it, and nothing ends with it.
 */
public final class Reporter implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Reporter.class);
  private static final long AGAIN_MILLIS = 2_000;

  private final String service;
  private final Map<String, Set<String>> kinds;
  private final Roster roster;
  private final Board board;
  private final Pace pace;
  private final ReportTopic topic;
  private final Thread thread;
  private final Semaphore changed = new Semaphore(0);
  private final Map<String, Known> told = new HashMap<>();

  private boolean wellTold = true;
  private volatile boolean closed;

  /**
   * @param events the topic that the projections follow
   * @param kinds of the streams that each projection folds, by its name
   */
  public Reporter(
      String service,
      Topic events,
      Map<String, Set<String>> kinds,
      Roster roster,
      Board board,
      Pace pace) {
    this.service = service;
    this.kinds = Map.copyOf(kinds);
    this.roster = roster;
    this.board = board;
    this.pace = pace;
    this.topic = new ReportTopic(events);
    this.thread = Thread.ofPlatform().daemon().name("hindsight-report").unstarted(this::run);
  }

  /** Begins with the first change: before it nobody has looked what is stored. */
  public Reporter start() {
    board.onChange(this::wake);
    thread.start();
    return this;
  }

  private void wake() {
    if (changed.availablePermits() == 0) {
      changed.release();
    }
  }

  private void run() {
    try {
      changed.acquire();
      var beat = System.nanoTime();
      while (!closed) {
        var due = System.nanoTime() >= beat;
        if (due) {
          told.clear();
          beat = System.nanoTime() + pace.beat().toNanos();
        }
        tell();
        Thread.sleep(pace.pause());
        if (changed.tryAcquire(Math.max(0, beat - System.nanoTime()), TimeUnit.NANOSECONDS)) {
          changed.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("no more is told of progress");
    } finally {
      topic.close();
    }
  }

  private void tell() throws InterruptedException {
    var news = new ArrayList<ProgressReport>();
    var now = new HashMap<String, Known>();
    kinds.forEach((name, folded) -> {
      var id = roster.live(name);
      // In this order: what was parked on the way to a position is known when the position is.
      var known = Known.of(board.positions(id), board.parked(id));
      var report = report(id, folded, known);
      if (!known.equals(told.get(report.key()))) {
        news.add(report);
        now.put(report.key(), known);
      }
    });
    if (news.isEmpty()) {
      return;
    }
    try {
      topic.send(news);
      told.putAll(now);
      wellTold = true;
    } catch (RuntimeException | ExecutionException | TimeoutException e) {
      failed(news, e);
    }
  }

  private void failed(List<ProgressReport> news, Exception e) throws InterruptedException {
    if (wellTold) {
      LOG.warnf("the progress of %d projections is not told to others: %s", news.size(), e);
    }
    wellTold = false;
    topic.startOver();
    wake();
    Thread.sleep(AGAIN_MILLIS);
  }

  private ProgressReport report(ProjectionId id, Set<String> folded, Known known) {
    return new ProgressReport(
        service,
        id.name(),
        roster.codeVersion(id.name()),
        folded,
        known.positions(),
        known.parked(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private record Known(Map<Integer, Long> positions, Set<String> parked) {
    static Known of(Map<Integer, Long> positions, Set<String> parked) {
      return new Known(Map.copyOf(positions), Set.copyOf(parked));
    }
  }
}
