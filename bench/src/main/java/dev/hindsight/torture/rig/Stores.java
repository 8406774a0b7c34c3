package dev.hindsight.torture.rig;

import dev.hindsight.embedded.EmbeddedKafka;
import dev.hindsight.embedded.EmbeddedPostgres;
import dev.hindsight.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL for each service and a Kafka broker, with a proxy before each. Whoever looks past
 * the proxies sees them as they are.
 */
public final class Stores implements AutoCloseable {

  /** Of every role. */
  public static final String PASSWORD = "torture";

  static final String OWNER = "command_owner";

  private final Path folder;
  private final Map<Service, EmbeddedPostgres> databases = new EnumMap<>(Service.class);
  private final Map<Service, TcpProxy> beforeDatabase = new EnumMap<>(Service.class);
  private final EmbeddedKafka kafka;
  private final TcpProxy beforeKafka;

  Stores(Path folder) throws IOException {
    this.folder = folder;
    var behind = Ports.free();
    beforeKafka = new TcpProxy(behind);
    kafka = EmbeddedKafka.at(folder.resolve("kafka")).behindProxy(behind, beforeKafka.port());
  }

  void start() throws IOException {
    kafka.start();
    for (var service : Service.values()) {
      start(service);
    }
  }

  private void start(Service service) throws IOException {
    var name = service.database();
    var postgres = EmbeddedPostgres.at(folder.resolve("postgres-" + name));
    databases.put(service, postgres);
    postgres.start();
    if (service == Service.COMMAND) {
      postgres.createDatabase(name, OWNER, PASSWORD);
      postgres.createRole(name, PASSWORD, name);
    } else {
      postgres.createDatabase(name, name, PASSWORD);
    }
    beforeDatabase.put(service, new TcpProxy(postgres.port()));
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

  private static <T> T there(@Nullable T one, Service service) {
    if (one == null) {
      throw new IllegalStateException(service.title() + " has no database yet");
    }
    return one;
  }

  @Override
  public void close() {
    // A frozen process hears nothing.
    if (kafka.isAlive()) {
      kafka.resume();
    }
    kafka.close();
    for (var postgres : databases.values()) {
      if (postgres.isAlive()) {
        postgres.resume();
      }
      postgres.close();
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
