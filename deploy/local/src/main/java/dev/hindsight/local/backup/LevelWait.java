package dev.hindsight.local.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.local.report.StatusReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Waits until the relay has published everything and every projection has applied it. */
final class LevelWait {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TOLD_EVERY = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningStack stack;
  private final PrintWriter out;

  LevelWait(RunningStack stack, PrintWriter out) {
    this.stack = stack;
    this.out = out;
  }

  /** Fails when nothing has moved for a long while. */
  void until(long head) throws IOException, InterruptedException {
    var moved = System.nanoTime();
    var before = "";
    for (int look = 1; ; look++) {
      var published = published();
      var projections = StatusReport.of(stack.status()).projections();
      if (published >= head && projections.stream().allMatch(p -> isLevel(p, head))) {
        return;
      }
      var now = line(head, published, projections);
      if (!now.equals(before)) {
        before = now;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
        throw new IllegalStateException("everything is restored, but this stands still: " + now);
      }
      if (look % TOLD_EVERY == 0) {
        out.println("  " + now);
        out.flush();
      }
      Thread.sleep(PAUSE);
    }
  }

  private long published() throws IOException, InterruptedException {
    return stack.json(stack.request("/relay").build()).path("position").asLong();
  }

  private static boolean isLevel(ObjectNode projection, long head) {
    return projection.path("lagEvents").asLong(1) == 0
        && projection.path("position").asLong() >= head;
  }

  private static String line(long head, long published, List<ObjectNode> projections) {
    var applied =
        projections.stream()
            .map(p -> "%s %d".formatted(p.path("name").asText("?"), p.path("position").asLong()))
            .collect(Collectors.joining(", "));
    return "published %d of %d events; applied: %s".formatted(published, head, applied);
  }
}
