package dev.hindsight.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node) on loopback, in a JVM of its own, as a child of this JVM.
 *
 * <p>{@code EmbeddedKafka.at(folder).port(0).start()}; a second start finds the topics of the
 * first.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Path folder;
  private Path log;
  private int port;
  private Map<String, String> environment = Map.of();
  private @Nullable ProxiedListener proxied;
  private volatile @Nullable GuardedProcess process;

  private EmbeddedKafka(Path folder) {
    this.folder = folder.toAbsolutePath();
    this.log = this.folder.resolve("kafka.log");
  }

  /** A broker that keeps its data in the given folder; not started yet. */
  public static EmbeddedKafka at(Path folder) {
    return new EmbeddedKafka(folder);
  }

  /** Where to listen; 0, the default, takes a free port and keeps it over restarts. */
  public EmbeddedKafka port(int wanted) {
    port = wanted;
    return this;
  }

  /**
   * A second listener for clients that come through a proxy: they are told to come to the proxy's
   * port next.
   *
   * @param port to listen on, to which the proxy hands on
   */
  public EmbeddedKafka behindProxy(int port, int proxyPort) {
    proxied = new ProxiedListener(port, proxyPort);
    return this;
  }

  public EmbeddedKafka log(Path file) {
    log = file.toAbsolutePath();
    return this;
  }

  /**
   * Lets in these users with their passwords alone (SASL PLAIN), who may do what is granted to
   * them; the one called {@code admin}, who must be among them, may do everything.
   */
  public EmbeddedKafka users(Map<String, String> passwords) {
    var additional = new HashMap<>(environment);
    additional.put(
        "HINDSIGHT_BROKER_USERS",
        passwords.entrySet().stream().map(Object::toString).collect(Collectors.joining(",")));
    return environment(additional);
  }

  /** What its process finds in its environment, besides what is in ours. */
  public EmbeddedKafka environment(Map<String, String> additional) {
    environment = Map.copyOf(additional);
    return this;
  }

  /** Starts the broker and returns when it serves clients. */
  public EmbeddedKafka start() {
    if (isAlive()) {
      throw new IllegalStateException("Kafka on port " + port + " runs already");
    }
    port = Ports.resolve(port);
    Path ready = folder.resolve("ready");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(ready);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Kafka's data cannot be kept in " + folder + ": " + e.getMessage(), e);
    }
    Poll.until("the previous Kafka broker on " + folder + " ends", this::storageIsFree);
    GuardedProcess started =
        GuardedProcess.start(
            "TERM",
            GRACE,
            log,
            environment,
            BrokerProgram.command(folder, port, Ports.free(), proxied));
    process = started;
    Startup.await("Kafka", started, log, () -> Files.exists(ready));
    return this;
  }

  private boolean storageIsFree() {
    Path lock = folder.resolve("log").resolve(".lock");
    if (!Files.exists(lock)) {
      return true;
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The running broker's process, which a supervisor may watch. */
  public GuardedProcess process() {
    if (process == null) {
      throw new IllegalStateException("Kafka has not been started");
    }
    return process;
  }

  /** The process of the last start, also while that start still waits. */
  public Optional<GuardedProcess> lastProcess() {
    return Optional.ofNullable(process);
  }

  public long pid() {
    return process().pid();
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** A clean shutdown. */
  public void stop() {
    if (process != null) {
      process.stop();
    }
  }

  /** kill -9. */
  public void kill() {
    process().kill();
  }

  /**
   * Takes the last batches of records from a partition, the marks of transactions among them, as a
   * machine does that loses power before they are on its disk. Only while it does not run.
   */
  public void loseEnd(String topic, int partition, int batches) {
    if (isAlive()) {
      throw new IllegalStateException("Kafka on port " + port + " runs");
    }
    try {
      new PartitionFile(folder.resolve("log").resolve(topic + "-" + partition)).cut(batches);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void pause() {
    process().signal("STOP");
  }

  public void resume() {
    process().signal("CONT");
  }

  record ProxiedListener(int port, int proxyPort) {}

  @Override
  public void close() {
    stop();
  }
}
