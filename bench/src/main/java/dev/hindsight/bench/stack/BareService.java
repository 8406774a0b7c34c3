package dev.hindsight.bench.stack;

import dev.hindsight.bench.raw.Database;
import dev.hindsight.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Quarkus service that selects one row, in a JVM with the options of all services. */
public final class BareService implements AutoCloseable {

  private static final int LIMIT_SECONDS = 60;

  private final Process process;
  private final URI address;

  private BareService(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on the tables of a service, and returns when it answers. */
  public static BareService start(Path root, Database database, Path log)
      throws IOException, InterruptedException {
    var port = Ports.free();
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-jar",
                root.resolve("bench/bare/target/quarkus-app/quarkus-run.jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // Not as arguments: those can be read by everyone on the machine.
    builder
        .environment()
        .putAll(
            Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                    "postgresql://%s:%d/%s"
                        .formatted(database.host(), database.port(), database.name()),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password()));
    var service =
        new BareService(builder.start(), URI.create("http://127.0.0.1:%d".formatted(port)));
    try {
      service.awaitAnswer(log);
      return service;
    } catch (IOException | InterruptedException e) {
      service.close();
      throw e;
    }
  }

  public URI address() {
    return address;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IOException("the bare service does not answer; its log: " + log);
      }
      Thread.sleep(50);
    }
  }

  private boolean answers() throws InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var any = HttpRequest.newBuilder(address.resolve("/")).build();
      return client.send(any, BodyHandlers.discarding()).statusCode() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
