package dev.hindsight.local.importer;

import dev.hindsight.local.importer.csv.InputFile;
import dev.hindsight.local.importer.csv.Products;
import dev.hindsight.local.importer.csv.Row;
import dev.hindsight.local.importer.csv.RowReader;
import dev.hindsight.local.importer.replay.FileReplay;
import dev.hindsight.local.importer.report.Progress;
import dev.hindsight.local.importer.report.Result;
import dev.hindsight.local.importer.report.Tally;
import dev.hindsight.local.importer.wire.Commands;
import dev.hindsight.local.importer.wire.GivenUp;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Goes through the files row by row, with a bounded number of rows under way at a time. */
final class ImportRun {

  // More than may be unanswered: some wait for their session or their listing.
  private static final int ROWS_UNDER_WAY = 2048;
  private static final int SECONDS_AFTER_STOP = 5;

  private final Commands commands;
  private final Products products;
  private final Currency currency;
  private final int rounds;
  private final Progress progress;
  private final Semaphore free = new Semaphore(ROWS_UNDER_WAY);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong rowsDone = new AtomicLong();
  private final BooleanSupplier stopping;

  /**
   * Once {@code stopping} says so, no more rows are read; those under way are still answered.
   *
   * @param rounds how often each file is gone through, each time by other visitors
   */
  ImportRun(
      Commands commands,
      Products products,
      Currency currency,
      int rounds,
      Progress progress,
      BooleanSupplier stopping) {
    this.commands = commands;
    this.products = products;
    this.currency = currency;
    this.rounds = rounds;
    this.progress = progress;
    this.stopping = stopping;
  }

  Result run(List<InputFile> files) throws InterruptedException {
    var start = System.nanoTime();
    var results = new ArrayList<Result.OfFile>();
    for (var file : files) {
      if (goesOn()) {
        var tally = new Tally(file.name());
        replay(file, tally);
        results.add(new Result.OfFile(file.name(), tally.figures()));
      }
    }
    var problem = problem();
    var outcome =
        problem.isPresent()
            ? Result.Outcome.FAILED
            : stopping.getAsBoolean() ? Result.Outcome.STOPPED : Result.Outcome.COMPLETE;
    return new Result(outcome, problem.orElse(null), results, (System.nanoTime() - start) / 1e9);
  }

  private void replay(InputFile file, Tally tally) throws InterruptedException {
    var replay = new FileReplay(commands, products, tally);
    for (int round = 1; round <= rounds && goesOn(); round++) {
      replay(file, round, tally, replay);
    }
    awaitRowsUnderWay();
  }

  private void replay(InputFile file, int round, Tally tally, FileReplay replay)
      throws InterruptedException {
    try (var rows = RowReader.open(file, currency, Clock.systemUTC())) {
      for (var row = rows.next(); row.isPresent() && placeForOneMore(); row = rows.next()) {
        tally.read(row.get());
        replay(row.get(), round, replay);
      }
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void replay(Row row, int round, FileReplay replay) {
    switch (row) {
      case Row.Deed deed -> {
        var _ = replay.replay(deed.inRound(round)).whenComplete((_, problem) -> done(problem));
      }
      case Row.View _, Row.Malformed _ -> done(null);
    }
  }

  private void done(@Nullable Throwable problem) {
    if (problem == null) {
      progress.rows(rowsDone.incrementAndGet());
    } else {
      failure.compareAndSet(null, problem);
    }
    free.release();
  }

  private boolean placeForOneMore() throws InterruptedException {
    while (goesOn()) {
      if (free.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  // Each is answered, or fails when the far side is given up. After a stop the wait is short.
  private void awaitRowsUnderWay() throws InterruptedException {
    var secondsLeft = SECONDS_AFTER_STOP;
    while (!free.tryAcquire(ROWS_UNDER_WAY, 1, TimeUnit.SECONDS)) {
      secondsLeft -= stopping.getAsBoolean() ? 1 : 0;
      if (secondsLeft == 0) {
        return;
      }
    }
    free.release(ROWS_UNDER_WAY);
  }

  private boolean goesOn() {
    return !stopping.getAsBoolean() && failure.get() == null;
  }

  private Optional<String> problem() {
    return Optional.ofNullable(failure.get())
        .map(e -> e instanceof CompletionException && e.getCause() != null ? e.getCause() : e)
        .map(e -> e instanceof GivenUp givenUp ? givenUp.problem() : e.toString());
  }
}
