package dev.hindsight.command.log;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets all who follow the log at its end share what one of them has read: events never change, so
 * that the last pages are kept, and whoever asks for what is being read waits for that. An answer
 * without any event always comes from a read that began after the question. Thread-safe.
 */
public final class SharedTail implements LogTail {

  private static final int MOST_BYTES = 4 << 20;
  // An event's envelope and its places in lists, beside its data.
  private static final int OVERHEAD = 1000;

  private final LogTail log;
  private final Deque<Page> pages = new ArrayDeque<>();
  private long bytes;
  private @Nullable Reading reading;
  private long questions;

  public SharedTail(LogTail log) {
    this.log = log;
  }

  @Override
  public Future<List<LoggedEvent>> after(long position, int most) {
    return find(position, most, ask());
  }

  private synchronized long ask() {
    return ++questions;
  }

  private synchronized Future<List<LoggedEvent>> find(long position, int most, long question) {
    var kept = kept(position, most);
    if (!kept.isEmpty()) {
      return Future.succeededFuture(kept);
    }
    var joined = reading;
    if (joined == null || !joined.isOf(position, most)) {
      return read(position, most);
    }
    // An event that was appended before the question may have come too late for it.
    return joined.result.compose(events ->
        events.isEmpty() && joined.lastQuestion < question
            ? find(position, most, question)
            : Future.succeededFuture(events));
  }

  // Pages follow one another. Who was away gets many small ones as one: a relay that took them one
  // by one would need a transaction for each.
  private List<LoggedEvent> kept(long position, int most) {
    var found = new ArrayList<LoggedEvent>();
    for (var page : pages) {
      var next = position + found.size();
      if (found.size() < most && page.hasNextOf(next)) {
        found.addAll(page.after(next, most - found.size()));
      }
    }
    return found;
  }

  private Future<List<LoggedEvent>> read(long position, int most) {
    var mine = new Reading(position, most, questions, log.after(position, most));
    reading = mine;
    mine.result.onComplete(done -> {
      if (done.succeeded()) {
        ended(mine, done.result());
      } else {
        failed(mine);
      }
    });
    return mine.result;
  }

  private synchronized void ended(Reading ended, List<LoggedEvent> events) {
    if (reading == ended) {
      reading = null;
    }
    var isEnd = pages.isEmpty() || pages.peekLast().last() == ended.position;
    if (isEnd && isWithoutHole(ended.position, events)) {
      keep(Page.of(ended.position, events));
    }
  }

  @Override
  public Future<List<LoggedEvent>> readAfter(long position, int most) {
    return log.after(position, most);
  }

  // A hole is for its readers to refuse.
  private static boolean isWithoutHole(long position, List<LoggedEvent> events) {
    return !events.isEmpty() && events.getLast().envelope().position() == position + events.size();
  }

  private void keep(Page page) {
    pages.addLast(page);
    bytes += page.bytes;
    while (bytes > MOST_BYTES) {
      bytes -= pages.removeFirst().bytes;
    }
  }

  // The next answers may be those of another server, or of this one after a restore.
  private synchronized void failed(Reading failed) {
    if (reading == failed) {
      reading = null;
    }
    pages.clear();
    bytes = 0;
  }

  @Override
  public Future<Long> head() {
    return log.head();
  }

  /**
   * A read that is under way.
   *
   * @param lastQuestion the last one that was asked before it began
   */
  private record Reading(
      long position, int most, long lastQuestion, Future<List<LoggedEvent>> result) {

    // One that is over is not waited for, also while nobody was told yet that it is over: who asks
    // in that moment would ask itself again and again, and keep the others from being told.
    boolean isOf(long otherPosition, int otherMost) {
      return position == otherPosition && most == otherMost && !result.isComplete();
    }
  }

  /** Events behind a position, without a hole. */
  private record Page(long position, List<LoggedEvent> events, long bytes) {

    static Page of(long position, List<LoggedEvent> events) {
      var bytes = events.stream().mapToLong(e -> e.data().length() + OVERHEAD).sum();
      return new Page(position, List.copyOf(events), bytes);
    }

    long last() {
      return position + events.size();
    }

    boolean hasNextOf(long other) {
      return position <= other && other < last();
    }

    List<LoggedEvent> after(long other, int most) {
      var from = (int) (other - position);
      return events.subList(from, (int) Math.min(events.size(), (long) from + most));
    }
  }
}
