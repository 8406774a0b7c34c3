package dev.hindsight.local.stack;

import dev.hindsight.embedded.GuardedProcess;
import dev.hindsight.embedded.JvmOptions;
import dev.hindsight.embedded.Startup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of our services, in a JVM of its own. */
public final class ServicePart implements Part {
  private static final Duration DRAIN = Duration.ofSeconds(30);

  /** A cache of the JVM is fit for those only that it was made with. */
  public static final List<String> JVM =
      List.of(
          "-Xms32m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8");

  private final ServiceDescription service;
  private final Map<String, String> environment;
  private final int port;
  private final Path log;
  private volatile @Nullable GuardedProcess process;

  ServicePart(
      ServiceDescription service, Map<String, String> environment, int port, DataFolder data) {
    this.service = service;
    this.environment = environment;
    this.port = port;
    this.log = data.log(service.name());
  }

  @Override
  public GuardedProcess start() {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(JVM);
    command.addAll(JvmOptions.ofEnvironment());
    command.addAll(service.program());
    GuardedProcess started = GuardedProcess.start("TERM", DRAIN, log, environment, command);
    process = started;
    Startup.await(service.name(), started, log, () -> Health.isReady(port));
    return started;
  }

  @Override
  public Optional<GuardedProcess> process() {
    return Optional.ofNullable(process);
  }

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public Path log() {
    return log;
  }
}
