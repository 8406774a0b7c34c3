package dev.hindsight.local.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How much memory a part takes: the proportional share of it and of all processes that it has
 * started.
 */
final class Memory {
  private Memory() {}

  static OptionalLong megabytes(long pid) {
    Stream<Long> children =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid);
    // The launcher's own children are parts with a line of their own.
    Stream<Long> family =
        isLauncher(pid) ? Stream.of(pid) : Stream.concat(Stream.of(pid), children);
    long kilobytes = family.mapToLong(Memory::kilobytes).sum();
    return kilobytes == 0 ? OptionalLong.empty() : OptionalLong.of(kilobytes / 1024);
  }

  private static boolean isLauncher(long pid) {
    return ProcessHandle.of(pid)
        .map(
            process -> process.children().anyMatch(child -> child.children().findAny().isPresent()))
        .orElse(false);
  }

  private static long kilobytes(long pid) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
