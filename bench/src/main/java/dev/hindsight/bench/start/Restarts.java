package dev.hindsight.bench.start;

import dev.hindsight.bench.stack.BenchStack;
import dev.hindsight.embedded.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One service of a stack, which its launcher starts again whenever it is killed. */
final class Restarts {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PS = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 200;
  private static final int KILOBYTES = 1_024;

  private final BenchStack stack;
  private final String service;

  Restarts(BenchStack stack, String service) {
    this.stack = stack;
    this.service = service;
  }

  String service() {
    return service;
  }

  /** How long the start took that came after it. */
  Duration killAndAwait() throws IOException, InterruptedException {
    var before = stack.now(service).path("restarts").asInt();
    process().destroyForcibly();
    var until = System.nanoTime() + LIMIT.toNanos();
    var now = stack.now(service);
    while (now.path("restarts").asInt() == before || !now.path("state").asText().equals("READY")) {
      if (System.nanoTime() > until) {
        throw new IOException(service + " did not come back in " + LIMIT.toMinutes() + " minutes");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      now = stack.now(service);
    }
    return Duration.ofMillis(now.path("readyMillis").asLong());
  }

  double cpuSeconds() throws IOException {
    return process().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  double residentMegabytes() throws IOException, InterruptedException {
    var pid = Long.toString(process().pid());
    var kilobytes = new Program("ps", "-o", "rss=", "-p", pid).run(PS).strip();
    return Double.parseDouble(kilobytes) / KILOBYTES;
  }

  private ProcessHandle process() throws IOException {
    return ProcessHandle.of(stack.now(service).path("process").path("pid").asLong())
        .orElseThrow(() -> new IOException(service + " does not run"));
  }
}
