package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.JvmOptions;
import dev.hindsight.embedded.Ports;
import dev.hindsight.local.stack.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service by itself, told by its environment alone, as in a container. */
final class ServiceProcess implements AutoCloseable {
  final int port = Ports.free();
  private final String service;
  private final Path log;
  private final Process process;

  ServiceProcess(String service, Path folder, Map<String, String> environment) throws IOException {
    this.service = service;
    this.log = folder.resolve(service + ".log");
    Path root = Path.of(System.getProperty("hindsight.root"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(JvmOptions.ofEnvironment());
    command.addAll(
        List.of("-jar", root.resolve(service + "/target/quarkus-app/quarkus-run.jar").toString()));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  void awaitReady() throws IOException {
    await(service)
        .atMost(PackagedStack.LIMIT)
        .until(() -> !process.isAlive() || Health.isReady(port));
    assertThat(process.isAlive()).as(log()).isTrue();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join()).isNotNull();
  }
}
