package dev.hindsight.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server on loopback, as durable as in production, as a child of this JVM.
 *
 * <p>{@code EmbeddedPostgres.at(folder).port(0).start()}; a second start finds the data of the
 * first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Path folder;
  private Path log;
  private int port;
  private Map<String, String> environment = Map.of();
  private volatile @Nullable GuardedProcess process;

  private EmbeddedPostgres(Path folder) {
    this.folder = folder.toAbsolutePath();
    this.log = this.folder.resolve("postgres.log");
  }

  /** A server that keeps its data in the given folder; not started yet. */
  public static EmbeddedPostgres at(Path folder) {
    return new EmbeddedPostgres(folder);
  }

  /** Where to listen; 0, the default, takes a free port and keeps it over restarts. */
  public EmbeddedPostgres port(int wanted) {
    port = wanted;
    return this;
  }

  public EmbeddedPostgres log(Path file) {
    log = file.toAbsolutePath();
    return this;
  }

  /** What its processes find in their environment, besides what is in ours. */
  public EmbeddedPostgres environment(Map<String, String> additional) {
    environment = Map.copyOf(additional);
    return this;
  }

  /** Starts the server and returns when it answers queries. */
  public EmbeddedPostgres start() {
    if (isAlive()) {
      throw new IllegalStateException("PostgreSQL on port " + port + " runs already");
    }
    port = Ports.resolve(port);
    Cluster cluster = Cluster.at(folder);
    cluster.createWhenNew(log);
    PreviousPostmaster.clear(cluster.data());
    cluster.unprivileged().own(cluster.data());
    // INT asks PostgreSQL for a fast shutdown: sessions are ended, everything is written.
    GuardedProcess started =
        GuardedProcess.start(
            "INT", GRACE, log, environment, cluster.command("postgres", arguments(cluster)));
    process = started;
    Startup.await("PostgreSQL", started, log, this::answers);
    return this;
  }

  private List<String> arguments(Cluster cluster) {
    var arguments =
        new ArrayList<>(List.of("-D", cluster.data().toString(), "-p", String.valueOf(port)));
    PostgresSettings.ALL.forEach(
        (name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return arguments;
  }

  private boolean answers() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** A superuser's connection. */
  public Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", Cluster.SUPERUSER);
    properties.setProperty("password", superuserPassword());
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  /** Makes a database and the login role that owns it, or brings the role's password up to date. */
  public void createDatabase(String name, String ownerRole, String password) {
    var databases = new Databases(this);
    databases.createRole(ownerRole, password);
    databases.createDatabase(name, ownerRole);
  }

  /** Makes a login role that may connect to the database and nothing else. */
  public void createRole(String name, String password, String database) {
    var databases = new Databases(this);
    databases.createRole(name, password);
    databases.allowConnect(database, name);
  }

  public int port() {
    return port;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** For the reactive client. */
  public String reactiveUrl(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String superuser() {
    return Cluster.SUPERUSER;
  }

  public String superuserPassword() {
    return Cluster.at(folder).superuserPassword();
  }

  /** The running server's process, which a supervisor may watch. */
  public GuardedProcess process() {
    if (process == null) {
      throw new IllegalStateException("PostgreSQL has not been started");
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

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  public void stop() {
    if (process != null) {
      process.stop();
    }
  }

  /**
   * Immediate shutdown, like a power cut with a polite server: the next start recovers from the
   * log.
   */
  public void stopImmediately() {
    process().signal("QUIT");
    process().onExit().join();
  }

  /** kill -9. */
  public void kill() {
    process().kill();
  }

  /** Freezes the server and all its sessions, as a stalled disk would. */
  public void pause() {
    process().signalFamily("STOP");
  }

  public void resume() {
    process().signalFamily("CONT");
  }

  @Override
  public void close() {
    stop();
  }
}
