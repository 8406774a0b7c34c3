package dev.hindsight.torture.rig;

import dev.hindsight.embedded.AotCache;
import dev.hindsight.embedded.GuardedProcess;
import dev.hindsight.embedded.JvmOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One process of a service behind a proxy of its own, which comes back on its port whenever it is
 * started again.
 */
public final class Replica implements AutoCloseable {

  private static final Duration DRAIN = Duration.ofSeconds(30);

  private final Service service;
  private final int number;
  private final int port;
  private final @Nullable TcpProxy door;
  private final Map<String, String> environment;
  private final @Nullable Tampering tampering;
  private final List<String> command;
  private final Path log;
  private volatile @Nullable GuardedProcess process;
  private volatile boolean isWanted = true;

  Replica(
      Service service,
      int number,
      int port,
      Path jar,
      Path folder,
      Map<String, String> environment,
      @Nullable Tampering tampering)
      throws IOException {
    this.service = service;
    this.number = number;
    this.port = port;
    this.door = new TcpProxy(port);
    this.tampering = tampering;
    this.environment = new HashMap<>(environment);
    if (tampering != null) {
      this.environment.putAll(tampering.environment());
    }
    this.command = command(jar);
    this.log = folder.resolve(service.title() + "-" + number + ".log");
  }

  // One that somebody else runs: nothing is between it and its clients.
  private Replica(Service service, int number, int port) {
    this.service = service;
    this.number = number;
    this.port = port;
    this.door = null;
    this.environment = Map.of();
    this.tampering = null;
    this.command = List.of();
    this.log = Path.of("");
  }

  /** A process that somebody else starts and ends. */
  static Replica ofSomebodyElse(Service service, int number, int port) {
    return new Replica(service, number, port);
  }

  private static List<String> command(Path jar) {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xms32m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
    line.addAll(JvmOptions.ofEnvironment());
    line.addAll(new AotCache(jar).program());
    return line;
  }

  public Service service() {
    return service;
  }

  /** As its clients reach it. */
  public URI address() {
    return door == null ? directAddress() : URI.create("http://127.0.0.1:" + door.port());
  }

  /** As an operator reaches it, whatever is between it and its clients. */
  public URI directAddress() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Between it and its clients. */
  public TcpProxy door() {
    if (door == null) {
      throw new IllegalStateException("nothing is between " + this + " and its clients");
    }
    return door;
  }

  /** What it is told of its machine. */
  public Tampering tampering() {
    return Objects.requireNonNull(tampering, "nobody tampers here");
  }

  /** Starts it; it may take seconds until it answers. */
  void start() {
    process = GuardedProcess.start("TERM", DRAIN, log, environment, command);
  }

  /** Whether it is to be started again whenever it has ended; so it is at first. */
  public void want(boolean now) {
    isWanted = now;
  }

  boolean isWanted() {
    return isWanted;
  }

  public boolean isAlive() {
    var running = process;
    return running != null && running.isAlive();
  }

  /** As it runs now. */
  public GuardedProcess process() {
    var running = process;
    if (running == null) {
      throw new IllegalStateException(this + " was never started");
    }
    return running;
  }

  @Override
  public void close() {
    if (isAlive()) {
      process().kill();
    }
    try {
      door().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return service.title() + " " + number;
  }
}
