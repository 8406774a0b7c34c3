package dev.hindsight.local.report;

import dev.hindsight.local.stack.PartState;
import dev.hindsight.local.stack.PartStatus;
import dev.hindsight.local.stack.StackListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line for each part when it is ready, stopped or in trouble, with the seconds that it took.
 */
public final class Progress implements StackListener {
  private final Terminal terminal;
  private final Map<String, Long> since = new HashMap<>();

  public Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void changed(PartStatus part) {
    switch (part.state()) {
      case WAITING, UNHEALTHY -> {}
      case STARTING, STOPPING -> since.put(part.name(), System.nanoTime());
      case READY -> line(Terminal.good("ready  "), part, part.address());
      case STOPPED -> line("stopped", part, "");
      case RESTARTING ->
          line(
              Terminal.bad("crashed"),
              part,
              part.reason() + ", starting it again; log: " + part.log());
      case FAILED -> line(Terminal.bad("failed "), part, "log: " + part.log());
    }
  }

  private void line(String state, PartStatus part, String more) {
    Long start = since.get(part.name());
    if (start == null && part.state() == PartState.STOPPED) {
      return;
    }
    terminal.line(
        "  %-18s %s %s  %s".formatted(part.name(), state, seconds(start), more).stripTrailing());
  }

  private static String seconds(@Nullable Long start) {
    if (start == null) {
      return "       ";
    }
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%5.1f s", seconds);
  }
}
