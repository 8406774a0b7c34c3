package dev.hindsight.local.importer;

import dev.hindsight.local.importer.csv.Products;
import dev.hindsight.local.importer.report.Progress;
import dev.hindsight.local.importer.report.ProgressLines;
import dev.hindsight.local.importer.report.ProgressOnTerminal;
import dev.hindsight.local.importer.report.Result;
import dev.hindsight.local.importer.wire.CommandStream;
import dev.hindsight.local.importer.wire.Limits;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.Console;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Currency;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run with all that it needs: its connection and its progress. */
record Importer(
    URI url,
    @Nullable String bearer,
    Products products,
    Currency currency,
    int rounds,
    PrintWriter err) {

  Result run(ImportFiles files, BooleanSupplier stopping) throws InterruptedException {
    var vertx = Vertx.vertx(small());
    try (var commands = new CommandStream(vertx, url, bearer, Limits.USUAL);
        var progress = progress(files.rows() * rounds)) {
      var run = new ImportRun(commands, products, currency, rounds, progress, stopping);
      return run.run(files.events());
    } finally {
      vertx.close();
    }
  }

  private Progress progress(long rows) {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        ? new ProgressOnTerminal(System.err, rows)
        : new ProgressLines(err, rows, System::nanoTime);
  }

  // One event loop is all that one connection uses; no cache of files is needed.
  private static VertxOptions small() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }
}
