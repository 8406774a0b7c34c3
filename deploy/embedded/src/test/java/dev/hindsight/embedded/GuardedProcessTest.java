package dev.hindsight.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No child outlives its parent, and none is taken for another. */
class GuardedProcessTest {
  @TempDir Path folder;

  @Test
  void a_killed_parent_leaves_no_child() throws IOException {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dhindsight.root=" + System.getProperty("hindsight.root"),
                "-cp",
                System.getProperty("java.class.path"),
                ShortLivedParent.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = parent.inputReader().readLine();
    assertThat(line).as("the process ids of both servers").isNotNull();
    List<ProcessHandle> family = parent.descendants().toList();
    assertThat(family).extracting(ProcessHandle::pid).containsAll(pids(line));

    parent.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void the_exit_code_and_the_output_of_the_command_come_through() throws IOException {
    GuardedProcess process = start("echo \"$GREETING\"; exit 7");

    assertThat(process.onExit().join()).isEqualTo(7);
    assertThat(Files.readString(log())).isEqualTo("hello\n");
  }

  @Test
  void a_command_that_will_not_stop_is_killed_when_its_grace_is_over() {
    GuardedProcess process = start("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
    await().until(() -> Files.readString(log()).equals("deaf\n"));

    assertThat(process.stop()).isEqualTo(137);
    assertThat(process.handle().isAlive()).isFalse();
  }

  @Test
  void a_command_whose_guard_is_killed_ends_too() {
    GuardedProcess process = start("exec sleep 60");

    process.handle().parent().orElseThrow().destroyForcibly();

    await().until(() -> !process.handle().isAlive());
  }

  private GuardedProcess start(String script) {
    return GuardedProcess.start(
        "TERM",
        Duration.ofSeconds(1),
        log(),
        Map.of("GREETING", "hello"),
        List.of("sh", "-c", script));
  }

  private Path log() {
    return folder.resolve("command.log");
  }

  private static List<Long> pids(String line) {
    return Stream.of(line.split(" ")).map(Long::valueOf).toList();
  }
}
