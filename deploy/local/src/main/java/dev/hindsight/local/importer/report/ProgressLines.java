package dev.hindsight.local.importer.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress where there is no terminal: a plain line every few seconds. */
public final class ProgressLines implements Progress {

  private static final long EVERY = Duration.ofSeconds(5).toNanos();

  private final PrintWriter out;
  private final long total;
  private final LongSupplier nanoTime;
  private final long start;
  private long last;

  public ProgressLines(PrintWriter out, long total, LongSupplier nanoTime) {
    this.out = out;
    this.total = total;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.last = start;
  }

  @Override
  public synchronized void rows(long done) {
    var now = nanoTime.getAsLong();
    if (now - last >= EVERY) {
      last = now;
      out.println(line(done, (now - start) / 1e9));
      out.flush();
    }
  }

  @Override
  public void close() {}

  private String line(long done, double seconds) {
    var rate = done / seconds;
    var left = rate > 0 ? Duration.ofSeconds(Math.round((total - done) / rate)) : Duration.ZERO;
    return String.format(
        Locale.ROOT,
        "%d of %d rows (%d %%), %.0f rows/s, %d:%02d:%02d left",
        done,
        total,
        total == 0 ? 100 : 100 * done / total,
        rate,
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }
}
