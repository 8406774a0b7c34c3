package dev.hindsight.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.bench.machine.CpuClock;
import dev.hindsight.bench.raw.Database;
import dev.hindsight.embedded.EmbeddedPostgres;
import dev.hindsight.embedded.Ports;
import dev.hindsight.embedded.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A stack of processes of its own; closing it stops them and forgets its data. */
public final class BenchStack implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Path root;
  private final Path data;
  private final JsonNode status;

  private BenchStack(Path root, Path data, JsonNode status) {
    this.root = root;
    this.data = data;
    this.status = status;
  }

  /** Starts it, its data in a folder that is not there yet. */
  public static BenchStack start(Path root, Path data) throws IOException, InterruptedException {
    try {
      run(
          root,
          "up",
          "--detach",
          "--port",
          Integer.toString(Ports.free()),
          "--data",
          data.toString());
      return new BenchStack(
          root, data, JSON.readTree(run(root, "status", "--json", "--data", data.toString())));
    } catch (IOException e) {
      stop(root, data);
      throw e;
    }
  }

  /** Where a service answers, past the gateway. */
  public URI address(String service) {
    return URI.create(part(service).path("address").asText());
  }

  /** The process of a part, with all that it has started. */
  public ProcessHandle process(String part) {
    return ProcessHandle.of(part(part).path("pid").asLong()).orElseThrow();
  }

  /** What the launcher knows of a part just now: its process, its restarts, its last start. */
  public JsonNode now(String part) throws IOException {
    var file = data.resolve("run").resolve("stack.json");
    return part(JSON.readTree(file.toFile()), part);
  }

  /** Where the CPU goes in it. */
  public CpuClock clock() {
    var clock = new CpuClock();
    for (var part : status.path("parts")) {
      var name = part.path("name").asText();
      // The gateway's process is the parent of all others, PostgreSQL's that of its own alone.
      if (name.equals("postgres")) {
        clock.addFamily(name, process(name));
      } else {
        clock.add(name, process(name));
      }
    }
    return clock;
  }

  /** A service's database, for whoever writes past the service. */
  public Database database(String name) {
    var server = EmbeddedPostgres.at(data.resolve("postgres"));
    var address = part("postgres").path("address").asText();
    return new Database(
        "127.0.0.1",
        Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)),
        name,
        server.superuser(),
        server.superuserPassword());
  }

  private JsonNode part(String name) {
    return part(status, name);
  }

  private static JsonNode part(JsonNode status, String name) {
    for (var part : status.path("parts")) {
      if (part.path("name").asText().equals(name)) {
        return part;
      }
    }
    throw new IllegalArgumentException("the stack has no part " + name);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    stop(root, data);
  }

  private static void stop(Path root, Path data) throws IOException, InterruptedException {
    run(root, "down", "--wipe", "--data", data.toString());
  }

  private static String run(Path root, String... arguments)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(root.resolve("hindsight").toString()));
    line.addAll(List.of(arguments));
    return new Program(line).with(Operator.OF_LAUNCHERS, Operator.key()).run(LIMIT);
  }
}
