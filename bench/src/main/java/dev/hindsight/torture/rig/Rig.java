package dev.hindsight.torture.rig;

import dev.hindsight.embedded.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole stack: stores, replicas of each service, and a proxy before each of them. Closing it ends
 * every process. Thread-safe once it is started.
 */
public final class Rig implements AutoCloseable {

  private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private final Path root;
  private final Path folder;
  private final Stores stores;
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final String keysSecret = UUID.randomUUID().toString();

  private Rig(Path root, Path folder) throws IOException {
    this.root = root;
    this.folder = folder;
    this.stores = new Stores(folder);
  }

  /**
   * Starts stores and services; these may take a while until they answer.
   *
   * @param root the repository, built
   * @param folder for all data and logs
   * @param many replicas of each service
   */
  public static Rig start(Path root, Path folder, int many) throws IOException {
    var rig = new Rig(root, folder);
    try {
      rig.stores.start();
      for (var service : Service.values()) {
        for (int i = 1; i <= many; i++) {
          rig.add(service);
        }
      }
      return rig;
    } catch (IOException | RuntimeException e) {
      rig.close();
      throw e;
    }
  }

  /** One more replica, which starts. */
  public Replica add(Service service) throws IOException {
    var port = Ports.free();
    var replica =
        new Replica(
            service,
            numbers.incrementAndGet(),
            port,
            service.jar(root),
            folder,
            environment(service, port));
    replica.start();
    replicas.add(replica);
    return replica;
  }

  /** From now on nobody counts on it; it still runs. */
  public void remove(Replica replica) {
    replicas.remove(replica);
  }

  private Map<String, String> environment(Service service, int port) {
    var url =
        "postgresql://127.0.0.1:"
            + stores.beforeDatabase(service).port()
            + "/"
            + service.database();
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + stores.beforeKafka().port());
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", url);
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + url);
    environment.put("QUARKUS_DATASOURCE_USERNAME", service.database());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", Stores.PASSWORD);
    environment.put("HINDSIGHT_MAIL_DELIVERY", "local");
    environment.put("HINDSIGHT_KEYS_SECRET", keysSecret);
    if (service == Service.COMMAND) {
      environment.put("QUARKUS_FLYWAY_USERNAME", Stores.OWNER);
      environment.put("QUARKUS_FLYWAY_PASSWORD", Stores.PASSWORD);
      environment.put("HINDSIGHT_MASTER_KEY", MASTER_KEY);
    } else {
      environment.put("HINDSIGHT_KEYS_URL", anyOf(Service.COMMAND).address().toString());
    }
    return environment;
  }

  public Stores stores() {
    return stores;
  }

  public List<Replica> replicas() {
    return List.copyOf(replicas);
  }

  public List<Replica> replicasOf(Service service) {
    return replicas.stream().filter(replica -> replica.service() == service).toList();
  }

  /** The one that has been there longest. */
  public Replica anyOf(Service service) {
    return replicasOf(service).getFirst();
  }

  @Override
  public void close() {
    for (var replica : replicas) {
      replica.close();
    }
    stores.close();
  }
}
