package dev.hindsight.bench.machine;

import dev.hindsight.bench.measure.Trial;
import java.time.Duration;
import java.util.HashMap;
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
    var before = used();
    var result = trial.run();
    used()
        .forEach((part, now) ->
            sums.merge(
                "cpu seconds of " + part,
                seconds(before.getOrDefault(part, Map.of()), now),
                Double::sum));
    return result;
  }

  private Map<String, Map<ProcessHandle, Duration>> used() {
    var used = new LinkedHashMap<String, Map<ProcessHandle, Duration>>();
    parts.forEach((part, processes) -> used.put(part, used(processes)));
    return used;
  }

  private static Map<ProcessHandle, Duration> used(Supplier<Stream<ProcessHandle>> processes) {
    var used = new HashMap<ProcessHandle, Duration>();
    processes
        .get()
        .forEach(one -> used.put(one, one.info().totalCpuDuration().orElse(Duration.ZERO)));
    return used;
  }

  // One after the other: what a process that has ended meanwhile used before is none of it.
  private static double seconds(
      Map<ProcessHandle, Duration> before, Map<ProcessHandle, Duration> now) {
    return now.entrySet().stream()
        .map(one -> one.getValue().minus(before.getOrDefault(one.getKey(), Duration.ZERO)))
        .mapToDouble(used -> used.toMillis() / 1e3)
        .sum();
  }
}
