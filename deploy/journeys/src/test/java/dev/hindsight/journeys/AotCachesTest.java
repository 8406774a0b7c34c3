package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./hindsight train}, and a stack that starts from what it leaves. The first by its name, so
 * that the others start faster.
 */
class AotCachesTest {

  @TempDir private Path folder;

  @Test
  void services_start_from_what_a_run_of_them_has_shown() throws Exception {
    try (var stack = new PackagedStack(folder, "data")) {
      assertThat(stack.train()).contains("app.aot");

      stack.up();

      for (var service : List.of("command-service", "query-service", "analytics-service")) {
        var pid = stack.part(service).path("pid").asLong();
        var arguments = ProcessHandle.of(pid).orElseThrow().info().arguments().orElseThrow();
        assertThat(arguments).as(service).anyMatch(AotCachesTest::namesCache);
        assertThat(stack.log(service)).as("what the JVM says of its cache").doesNotContain("[aot");
      }
    }
  }

  private static boolean namesCache(String argument) {
    return argument.startsWith("-XX:AOTCache=");
  }
}
