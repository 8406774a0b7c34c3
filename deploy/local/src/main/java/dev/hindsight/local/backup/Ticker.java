package dev.hindsight.local.backup;

import dev.hindsight.events.backup.LineKind;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Counts events, and tells every two seconds how many there are and how fast they come. */
final class Ticker implements Consumer<LineKind> {

  private static final long EVERY = 2_000_000_000L;

  private final PrintWriter out;
  private final String what;
  private final long start = System.nanoTime();
  private long last = start;
  private long events;

  Ticker(PrintWriter out, String what) {
    this.out = out;
    this.what = what;
  }

  @Override
  public void accept(LineKind kind) {
    if (kind == LineKind.EVENT) {
      events++;
    }
    var now = System.nanoTime();
    if (now - last >= EVERY) {
      last = now;
      out.println("  " + line());
      out.flush();
    }
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** For instance {@code exported 12,000 events in 1.2 s (10,000/s)}. */
  String line() {
    var seconds = seconds();
    return String.format(
        Locale.ROOT,
        "%s %,d events in %.1f s (%,.0f/s)",
        what,
        events,
        seconds,
        seconds > 0 ? events / seconds : 0);
  }
}
