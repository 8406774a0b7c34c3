package dev.hindsight.torture.rig;

import dev.hindsight.bench.stack.Scratch;
import dev.hindsight.embedded.EmbeddedKafka;
import dev.hindsight.embedded.EmbeddedPostgres;
import dev.hindsight.embedded.Ports;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL for each service and a Kafka broker, with a proxy before each. Whoever looks past
 * the proxies sees them as they are.
 */
public final class Stores implements AutoCloseable {

  /** Of every role. */
  static final String PASSWORD = "torture";

  static final String OWNER = "command_owner";

  private static final String KAFKA = "kafka";

  private final Path folder;
  private final Map<Service, EmbeddedPostgres> databases = new EnumMap<>(Service.class);
  private final Map<Service, TcpProxy> beforeDatabase = new EnumMap<>(Service.class);
  private final EmbeddedKafka kafka;
  private final TcpProxy beforeKafka;
  private final @Nullable Path library;
  private final Map<String, Tampering> tamperings = new HashMap<>();

  /**
   * Not started yet.
   *
   * @param library null when nobody is to tamper with them
   */
  Stores(Path folder, @Nullable Path library) throws IOException {
    this.folder = folder;
    this.library = library;
    var behind = Ports.free();
    beforeKafka = new TcpProxy(behind);
    kafka =
        EmbeddedKafka.at(folder.resolve("kafka"))
            .behindProxy(behind, beforeKafka.port())
            .environment(environment(KAFKA));
  }

  private Map<String, String> environment(String store) throws IOException {
    if (library == null) {
      return Map.of();
    }
    var tampering = Tampering.of(library, folder, store);
    tamperings.put(store, tampering);
    return tampering.environment();
  }

  /** What PostgreSQL of a service is told of its machine. */
  public Tampering tampering(Service service) {
    return there(tamperings.get(service.database()), service);
  }

  /** What Kafka is told of its machine. */
  public Tampering tamperingWithKafka() {
    return Objects.requireNonNull(tamperings.get(KAFKA), "nobody tampers here");
  }

  // All at once: each waits for a process that takes its time.
  void start() throws IOException {
    try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Object>>();
      tasks.add(kafka::start);
      for (var service : Service.values()) {
        databases.put(
            service,
            EmbeddedPostgres.at(folder.resolve("postgres-" + service.database()))
                .environment(environment(service.database())));
        tasks.add(() -> start(service));
      }
      for (var one : starting.invokeAll(tasks)) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("while the stores start");
    } catch (ExecutionException e) {
      throw new IOException("a store does not start", e.getCause());
    }
    for (var service : Service.values()) {
      beforeDatabase.put(service, new TcpProxy(database(service).port()));
    }
  }

  private EmbeddedPostgres start(Service service) {
    var name = service.database();
    var postgres = database(service);
    postgres.start();
    if (service == Service.COMMAND) {
      postgres.createDatabase(name, OWNER, PASSWORD);
      postgres.createRole(name, PASSWORD, name);
    } else {
      postgres.createDatabase(name, name, PASSWORD);
    }
    return postgres;
  }

  public EmbeddedKafka kafka() {
    return kafka;
  }

  public TcpProxy beforeKafka() {
    return beforeKafka;
  }

  public EmbeddedPostgres database(Service service) {
    return there(databases.get(service), service);
  }

  /** Between all replicas of a service and its database. */
  public TcpProxy beforeDatabase(Service service) {
    return there(beforeDatabase.get(service), service);
  }

  /** Kafka, which is not running, starts with nothing but its place next time. */
  public void wipeKafka() throws IOException {
    Scratch.delete(folder.resolve("kafka").resolve("log"));
  }

  /** A read store is as on its first day from now on: whoever used it is thrown out. */
  public void renew(Service reader) throws SQLException {
    try (var connection = database(reader).connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + reader.database() + " WITH (FORCE)");
    }
    database(reader).createDatabase(reader.database(), reader.database(), PASSWORD);
  }

  private static <T> T there(@Nullable T one, Service service) {
    if (one == null) {
      throw new IllegalStateException(service.title() + " has no database yet");
    }
    return one;
  }

  @Override
  public void close() {
    // Nobody comes back to these data: there is nothing to be tidy for.
    if (kafka.isAlive()) {
      kafka.kill();
    }
    for (var postgres : databases.values()) {
      if (postgres.isAlive()) {
        postgres.kill();
      }
    }
    try {
      beforeKafka.close();
      for (var proxy : beforeDatabase.values()) {
        proxy.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
