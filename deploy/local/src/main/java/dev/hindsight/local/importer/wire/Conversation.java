package dev.hindsight.local.importer.wire;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges that it takes to have every line answered. A broken one is followed by another that
 * goes on from the first unanswered line, and a line that is put off is sent again after its wait:
 * always under the same key, so that nothing happens twice. Lives on one event loop.
 */
final class Conversation implements Exchange.Listener {

  private static final int LINES_PER_WRITE = 64;
  private static final Duration RECONNECT_AFTER = Duration.ofMillis(50);
  private static final int MOST_DOUBLINGS = 5;

  private final Limits limits;
  private final Function<Exchange.Listener, Exchange> exchanges;
  private final BiConsumer<Duration, Runnable> timer;

  private final Backlog backlog = new Backlog();
  private @Nullable Exchange exchange;
  private @Nullable GivenUp givenUp;
  private long written;
  private long answered;
  private boolean pausing;
  private boolean everAnswered;
  private int failures;
  private long lastAnswer = System.nanoTime();
  private long lastProgress = System.nanoTime();

  Conversation(
      Limits limits,
      Function<Exchange.Listener, Exchange> exchanges,
      BiConsumer<Duration, Runnable> timer) {
    this.limits = limits;
    this.exchanges = exchanges;
    this.timer = timer;
  }

  void add(Backlog.Entry entry) {
    if (givenUp != null) {
      entry.answer().completeExceptionally(givenUp);
      return;
    }
    if (backlog.isEmpty()) {
      lastProgress = System.nanoTime();
    }
    backlog.add(entry);
    pump();
  }

  /** To be called now and then: a far side that has fallen silent is as good as gone. */
  void checkSilence() {
    var current = exchange;
    if (current != null && backlog.unanswered() > 0 && longer(lastAnswer, limits.answerWithin())) {
      current.abandon();
      broken("no answer for %d seconds".formatted(limits.answerWithin().toSeconds()));
    }
  }

  void giveUp(String problem) {
    if (givenUp == null) {
      givenUp = new GivenUp(problem);
      endExchange();
      backlog.fail(givenUp);
    }
  }

  @Override
  public void ready() {
    pump();
  }

  @Override
  public void answered(AnswerLine line) {
    answered++;
    var entry = line.line() == answered ? backlog.answered() : null;
    if (entry == null) {
      giveUp("expected answer " + answered + ", found one to line " + line.line());
      return;
    }
    lastAnswer = System.nanoTime();
    switch (line.answer()) {
      case Answer.Final answer -> {
        everAnswered = true;
        failures = 0;
        lastProgress = lastAnswer;
        entry.answer().complete(answer);
      }
      case Answer.NotNow notNow -> {
        backlog.putOff(entry);
        pause(notNow.retryAfter(), "the last answer was " + notNow.reason());
      }
    }
    pump();
  }

  @Override
  public void ended() {
    exchange = null;
    if (backlog.unanswered() > 0) {
      broken("the answers ended early");
    } else {
      pump();
    }
  }

  @Override
  public void broken(String problem) {
    exchange = null;
    backlog.sendAgain();
    if (!backlog.isEmpty()) {
      pause(RECONNECT_AFTER.multipliedBy(1L << failures), problem);
      failures = Math.min(failures + 1, MOST_DOUBLINGS);
    }
  }

  @Override
  public void hopeless(String problem) {
    exchange = null;
    giveUp(problem + ": is this the address of Hindsight?");
  }

  private void pump() {
    if (pausing || givenUp != null || !backlog.hasToSend()) {
      return;
    }
    if (exchange == null) {
      open();
    }
    var current = exchange;
    while (current != null && current == exchange && canSend(current)) {
      write(current);
    }
  }

  private boolean canSend(Exchange current) {
    return current.canWrite() && room() > 0 && backlog.hasToSend();
  }

  // Known before it is opened: it may be ready, or broken, at once.
  private void open() {
    written = 0;
    answered = 0;
    var opened = exchanges.apply(this);
    exchange = opened;
    opened.open();
  }

  private void write(Exchange current) {
    if (backlog.unanswered() == 0) {
      lastAnswer = System.nanoTime();
    }
    var before = backlog.unanswered();
    current.write(backlog.take(Math.min(room(), LINES_PER_WRITE)));
    written += backlog.unanswered() - before;
    if (written == limits.linesPerRequest()) {
      current.finish();
    }
  }

  private int room() {
    return (int)
        Math.min(limits.unanswered() - backlog.unanswered(), limits.linesPerRequest() - written);
  }

  private void pause(Duration wait, String problem) {
    var patience = everAnswered ? limits.patience() : limits.firstContactWithin();
    if (longer(lastProgress, patience)) {
      giveUp("nothing done for %d seconds: %s".formatted(patience.toSeconds(), problem));
    } else if (!pausing) {
      pausing = true;
      // Up to a quarter longer, so that many clients do not come back at one moment.
      timer.accept(wait.plusMillis(jitter(wait)), this::goOn);
    }
  }

  private void goOn() {
    pausing = false;
    backlog.takeUpAgain();
    pump();
  }

  private void endExchange() {
    var current = exchange;
    exchange = null;
    if (current != null) {
      current.abandon();
    }
  }

  private static long jitter(Duration wait) {
    return ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1);
  }

  private static boolean longer(long since, Duration limit) {
    return System.nanoTime() - since > limit.toNanos();
  }
}
