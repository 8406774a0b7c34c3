package dev.hindsight.local.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far a filling is: a bar where somebody looks at it, else a line now and then. */
final class FillingBar implements AutoCloseable {

  private static final int WIDTH = 79;
  private static final long WHOLE = 1_000;
  private static final long LINE_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final @Nullable ProgressBar bar;
  private long lineDue = System.nanoTime();

  private FillingBar(PrintWriter out, @Nullable ProgressBar bar) {
    this.out = out;
    this.bar = bar;
  }

  static FillingBar of(String what, PrintWriter out) {
    var looked = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new FillingBar(out, looked ? bar(what, System.err) : null);
  }

  /** Of a report with {@code percent}, {@code eventsPerSecond} and {@code secondsLeft}. */
  void show(JsonNode report) {
    if (bar != null) {
      bar.setExtraMessage(speed(report));
      bar.stepTo(Math.round(report.path("percent").asDouble() * WHOLE / 100));
    } else if (System.nanoTime() >= lineDue) {
      lineDue = System.nanoTime() + LINE_NANOS;
      out.printf(Locale.ROOT, "  %5.1f %% %s%n", report.path("percent").asDouble(), speed(report));
      out.flush();
    }
  }

  private static String speed(JsonNode report) {
    var left = report.path("secondsLeft");
    return String.format(
        Locale.ROOT,
        " %,.0f events/s%s",
        report.path("eventsPerSecond").asDouble(),
        left.isNumber() ? ", " + left.asLong() + " s left" : "");
  }

  private static ProgressBar bar(String what, PrintStream terminal) {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(WHOLE)
        .hideEta()
        .setUpdateIntervalMillis(250)
        .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
