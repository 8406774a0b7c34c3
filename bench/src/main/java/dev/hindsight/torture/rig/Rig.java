package dev.hindsight.torture.rig;

import dev.hindsight.bench.stack.Operator;
import dev.hindsight.embedded.Ports;
import dev.hindsight.torture.evidence.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A whole stack: stores, replicas of each service, and a proxy before each of them. Closing it ends
 * every process. Thread-safe once it is started.
 */
public final class Rig implements Sight, AutoCloseable {

  private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private final Path root;
  private final Path folder;
  private final Stores stores;
  private final PostBox mails;
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final String keysSecret = UUID.randomUUID().toString();

  private final @Nullable Path library;
  private final List<Rig> others = new CopyOnWriteArrayList<>();

  private Rig(Path root, Path folder, boolean isTampered) throws IOException {
    this.root = root;
    this.folder = folder;
    this.library = isTampered ? TamperingLibrary.make(folder) : null;
    this.stores = new Stores(folder, library);
    this.mails = new PostBox();
  }

  /**
   * Starts stores and services; these may take a while until they answer.
   *
   * @param root the repository, built
   * @param folder for all data and logs
   * @param many replicas of each service
   * @param isTampered whether its processes can be told other things of their machine than are so
   */
  public static Rig start(Path root, Path folder, int many, boolean isTampered) throws IOException {
    var rig = new Rig(root, folder, isTampered);
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

  /** One more rig beside this one, which knows the same keys and ends with it; it is empty. */
  public Rig another(String name) throws IOException {
    var other = start(root, folder.resolve(name), 1, false);
    others.add(other);
    return other;
  }

  /** For files of a scenario. */
  public Path folder() {
    return folder;
  }

  /** One more replica, which starts. */
  public Replica add(Service service) throws IOException {
    var port = Ports.free();
    var number = numbers.incrementAndGet();
    var tampering =
        library == null ? null : Tampering.of(library, folder, service.title() + "-" + number);
    var replica =
        new Replica(
            service,
            number,
            port,
            service.jar(root),
            folder,
            environment(service, port),
            tampering);
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
    environment.put("HINDSIGHT_KEYS_SECRET", keysSecret);
    environment.put("QUARKUS_OIDC_PUBLIC_KEY", Operator.publicKey());
    if (service == Service.COMMAND) {
      environment.put("QUARKUS_FLYWAY_USERNAME", Stores.OWNER);
      environment.put("QUARKUS_FLYWAY_PASSWORD", Stores.PASSWORD);
      environment.put("HINDSIGHT_MASTER_KEY", MASTER_KEY);
      environment.put("HINDSIGHT_MAIL_DELIVERY", "smtp");
      environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
      environment.put("QUARKUS_MAILER_PORT", Integer.toString(mails.door().port()));
      environment.put("QUARKUS_MAILER_START_TLS", "DISABLED");
    } else {
      environment.put("HINDSIGHT_KEYS_URL", anyOf(Service.COMMAND).address().toString());
    }
    return environment;
  }

  public Stores stores() {
    return stores;
  }

  /** Where mails to customers arrive. */
  public PostBox postBox() {
    return mails;
  }

  @Override
  public List<Mail> mails() {
    return mails.mails();
  }

  @Override
  public List<Replica> replicas() {
    return List.copyOf(replicas);
  }

  @Override
  public Connection log() throws SQLException {
    return stores.database(Service.COMMAND).connect(Service.COMMAND.database());
  }

  @Override
  public Connection readStore(Service service) throws SQLException {
    return DriverManager.getConnection(
        stores.database(service).jdbcUrl(service.database()), service.database(), Stores.PASSWORD);
  }

  @Override
  public String bootstrapServers() {
    return stores.kafka().bootstrapServers();
  }

  /** With which operators and services ask for the keys of customers. */
  public String keysSecret() {
    return keysSecret;
  }

  @Override
  public void close() {
    others.forEach(Rig::close);
    for (var replica : replicas) {
      replica.close();
    }
    stores.close();
    try {
      mails.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
