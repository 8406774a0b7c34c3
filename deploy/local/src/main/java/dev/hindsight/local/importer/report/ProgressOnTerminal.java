package dev.hindsight.local.importer.report;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress on a terminal: a bar with rows, rate and time left. */
public final class ProgressOnTerminal implements Progress {

  // A fixed width needs no native library that asks the terminal.
  private static final int WIDTH = 79;

  private final ProgressBar bar;

  public ProgressOnTerminal(PrintStream terminal, long total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("import")
            .setInitialMax(total)
            .setUnit(" rows", 1)
            .showSpeed()
            .setUpdateIntervalMillis(250)
            .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
            .build();
  }

  @Override
  public void rows(long done) {
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
