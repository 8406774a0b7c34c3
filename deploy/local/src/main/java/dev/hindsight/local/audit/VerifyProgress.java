package dev.hindsight.local.audit;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A bar while somebody looks at it; nothing where there is no terminal. */
final class VerifyProgress implements AutoCloseable {

  // A fixed width needs no native library that asks the terminal.
  private static final int WIDTH = 79;

  private final @Nullable PrintStream terminal;
  private @Nullable ProgressBar bar;

  private VerifyProgress(@Nullable PrintStream terminal) {
    this.terminal = terminal;
  }

  static VerifyProgress onTerminal() {
    var looked = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new VerifyProgress(looked ? System.err : null);
  }

  void positions(long done, long of) {
    if (terminal == null) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("verify")
              .setInitialMax(of)
              .setUnit(" positions", 1)
              .showSpeed()
              .setUpdateIntervalMillis(250)
              .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
              .build();
    }
    bar.stepTo(done);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
