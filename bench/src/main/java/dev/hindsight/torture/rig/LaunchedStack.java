package dev.hindsight.torture.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.bench.stack.Operator;
import dev.hindsight.embedded.EmbeddedPostgres;
import dev.hindsight.embedded.Ports;
import dev.hindsight.embedded.Program;
import dev.hindsight.torture.evidence.Mail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What {@code ./hindsight up} starts, on data of its own. Closing it stops it. */
public final class LaunchedStack implements Sight, AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path root;
  private final Path data;
  private final String gatewayPort;
  private volatile JsonNode status = JSON.nullNode();
  private volatile List<Replica> replicas = List.of();

  private LaunchedStack(Path root, Path data, int gatewayPort) {
    this.root = root;
    this.data = data;
    this.gatewayPort = Integer.toString(gatewayPort);
  }

  /**
   * Returns when all of it is ready.
   *
   * @param root the repository, built
   * @param data a folder that is not there yet
   */
  public static LaunchedStack start(Path root, Path data) throws IOException, InterruptedException {
    var stack = new LaunchedStack(root, data, Ports.free());
    try {
      stack.up();
      return stack;
    } catch (IOException e) {
      stack.close();
      throw e;
    }
  }

  /** Starts it, again perhaps, on the same data. */
  public void up() throws IOException, InterruptedException {
    run("up", "--detach", "--port", gatewayPort, "--data", data.toString());
    status = JSON.readTree(data.resolve("run").resolve("stack.json").toFile());
    var numbers = new int[1];
    replicas =
        Arrays.stream(Service.values())
            .map(one -> Replica.ofSomebodyElse(one, ++numbers[0], portOf(one.title())))
            .toList();
  }

  /** The one that runs now; it is the gateway too. */
  public ProcessHandle launcher() {
    return ProcessHandle.of(status.path("launcher").path("pid").asLong()).orElseThrow();
  }

  /** The processes of all other parts. */
  public List<ProcessHandle> parts() {
    var handles = new ArrayList<ProcessHandle>();
    for (var part : status.path("parts")) {
      ProcessHandle.of(pid(part))
          .filter(one -> one.pid() != launcher().pid())
          .ifPresent(handles::add);
    }
    return handles;
  }

  /** Of one of them. */
  public String nameOf(ProcessHandle process) {
    for (var part : status.path("parts")) {
      if (pid(part) == process.pid()) {
        return part.path("name").asText();
      }
    }
    throw new IllegalArgumentException("no part has the process " + process.pid());
  }

  /** Whether another process has taken its place, and all parts are ready. */
  public boolean isReadyAgain(ProcessHandle former) throws IOException {
    status = JSON.readTree(data.resolve("run").resolve("stack.json").toFile());
    for (var part : status.path("parts")) {
      if (pid(part) == former.pid() || !part.path("state").asText().equalsIgnoreCase("ready")) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Replica> replicas() {
    return replicas;
  }

  @Override
  public Connection log() throws SQLException {
    var server = EmbeddedPostgres.at(data.resolve("postgres")).port(portOf("postgres"));
    return server.connect(Service.COMMAND.database());
  }

  @Override
  public Connection readStore(Service service) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(portOf("postgres"), service.database()),
        service.database(),
        password(service));
  }

  private String password(Service service) throws SQLException {
    var secrets = new Properties();
    try (var file = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(file);
    } catch (IOException e) {
      throw new SQLException("the passwords of the stack cannot be read", e);
    }
    return secrets.getProperty("postgres." + service.database());
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + portOf("kafka");
  }

  /** A local stack keeps its newest mails to be looked at, and sends none. */
  @Override
  public @Nullable List<Mail> mails() {
    return null;
  }

  private static long pid(JsonNode part) {
    return part.path("process").path("pid").asLong();
  }

  private int portOf(String name) {
    var address = part(name).path("address").asText();
    return address.startsWith("http")
        ? URI.create(address).getPort()
        : Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private JsonNode part(String name) {
    for (var part : status.path("parts")) {
      if (part.path("name").asText().equals(name)) {
        return part;
      }
    }
    throw new IllegalStateException("the stack has no part " + name);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("down", "--data", data.toString());
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(root.resolve("hindsight").toString()));
    line.addAll(List.of(arguments));
    new Program(line)
        .with("HINDSIGHT_BUILD", "never")
        .with("HINDSIGHT_TOKEN_KEY", Operator.key())
        .run(LIMIT);
  }
}
