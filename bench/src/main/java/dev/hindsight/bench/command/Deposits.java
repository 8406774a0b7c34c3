package dev.hindsight.bench.command;

import dev.hindsight.bench.measure.Trial;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.events.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Deposits to some accounts in turn, so many in flight at all times: each is decided by the state
 * of its account, appended and answered. Counts accepted commands a second.
 */
public final class Deposits implements Trial {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Money AMOUNT = Money.of("1.00", "EUR");
  private static final int LIMIT_SECONDS = 30;

  private final CommandHandler handler;
  private final List<UUID> accounts;
  private final int inFlight;
  private final Duration length;
  private final Histogram micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);

  private Deposits(CommandHandler handler, List<UUID> accounts, int inFlight, Duration length) {
    this.handler = handler;
    this.accounts = accounts;
    this.inFlight = inFlight;
    this.length = length;
  }

  /** To so many new accounts; each run takes so long. */
  public static Deposits to(int accounts, CommandHandler handler, int inFlight, Duration length)
      throws Exception {
    var opened = new ArrayList<UUID>();
    for (int i = 0; i < accounts; i++) {
      var account = Ids.next();
      expectAccepted(get(handler, Request.of(new OpenAccount(account, null, EUR))));
      opened.add(account);
    }
    return new Deposits(handler, opened, inFlight, length);
  }

  /** How long answers took, over all runs, in microseconds. */
  public Histogram micros() {
    return micros;
  }

  /** Whoever has its answer sends the next, as a client of the handler in its own process would. */
  @Override
  public double run() throws InterruptedException {
    var run = new Run(System.nanoTime() + length.toNanos(), new CountDownLatch(inFlight));
    var start = System.nanoTime();
    for (int i = 0; i < inFlight; i++) {
      run.send();
    }
    run.ended.await();
    var seconds = (System.nanoTime() - start) / 1e9;
    if (run.others.get() > 0) {
      throw new IllegalStateException(run.others + " commands were not accepted");
    }
    return run.accepted.get() / seconds;
  }

  private final class Run {

    private final long deadline;
    private final CountDownLatch ended;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong others = new AtomicLong();

    Run(long deadline, CountDownLatch ended) {
      this.deadline = deadline;
      this.ended = ended;
    }

    void send() {
      var sent = System.nanoTime();
      if (sent >= deadline) {
        ended.countDown();
        return;
      }
      var account = accounts.get(Math.floorMod(turn.getAndIncrement(), accounts.size()));
      handler
          .handle(Request.of(new DepositMoney(account, AMOUNT, null)))
          .onComplete(answer -> {
            (answer.result() instanceof Outcome.Accepted ? accepted : others).incrementAndGet();
            micros.recordValue((System.nanoTime() - sent) / 1_000);
            send();
          });
    }
  }

  private static Outcome get(CommandHandler handler, Request request)
      throws InterruptedException, ExecutionException, TimeoutException {
    return handler
        .handle(request)
        .toCompletionStage()
        .toCompletableFuture()
        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static void expectAccepted(Outcome outcome) {
    if (!(outcome instanceof Outcome.Accepted)) {
      throw new IllegalStateException("not accepted: " + outcome);
    }
  }
}
