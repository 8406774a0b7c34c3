package dev.hindsight.bench.machine;

import dev.hindsight.bench.measure.Trial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where the CPU goes: seconds of each part's processes while something runs. */
public final class CpuClock {

  private final Map<String, Supplier<Stream<ProcessHandle>>> parts = new LinkedHashMap<>();

  /** This process, which makes the load, is a part by itself. */
  public CpuClock() {
    add("bench", ProcessHandle.current());
  }

  /** Counts a process. */
  public CpuClock add(String part, ProcessHandle process) {
    parts.put(part, () -> Stream.of(process));
    return this;
  }

  /** Counts a process with all that it has started, such as a database server's. */
  public CpuClock addFamily(String part, ProcessHandle process) {
    parts.put(part, () -> Stream.concat(Stream.of(process), process.descendants()));
    return this;
  }

  /** Runs a trial, and adds what each part used to what it used before. */
  public double of(Trial trial, Map<String, Double> sums) throws Exception {
    var before = seconds();
    var result = trial.run();
    var after = seconds();
    before.forEach((part, seconds) ->
        sums.merge(
            "cpu seconds of " + part, after.getOrDefault(part, seconds) - seconds, Double::sum));
    return result;
  }

  private Map<String, Double> seconds() {
    var seconds = new LinkedHashMap<String, Double>();
    parts.forEach((part, processes) -> seconds.put(part, used(processes).toMillis() / 1e3));
    return seconds;
  }

  private static Duration used(Supplier<Stream<ProcessHandle>> processes) {
    return processes
        .get()
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
