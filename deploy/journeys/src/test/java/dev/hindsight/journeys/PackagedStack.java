package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.embedded.Ports;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.Health;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stack as a user gets it: packaged jars, the script, HTTP at the gateway. */
final class PackagedStack implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();
  static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration PACKAGED = Duration.ofMinutes(10);

  final HttpClient client = HttpClient.newHttpClient();
  final int port = Ports.free();
  final Path data;
  private final Path root;
  private final Path folder;

  /** Not started yet; {@code name} is that of its folder of data. */
  PackagedStack(Path folder, String name) {
    this(Path.of(System.getProperty("hindsight.root")), folder, name);
  }

  /** Of another checkout than this one. */
  PackagedStack(Path root, Path folder, String name) {
    this.root = root;
    this.folder = folder;
    this.data = folder.resolve(name);
  }

  void up() throws Exception {
    up(Map.of());
  }

  void up(Map<String, String> environment) throws Exception {
    awaitPackages();
    run(environment, "up", "--detach", "--port", port, "--data", data).succeeded();
  }

  // The pom names the services that it needs; one that was added since may still be on its way.
  private void awaitPackages() {
    await("every service is packaged").atMost(PACKAGED).until(this::isPackaged);
  }

  private boolean isPackaged() throws IOException {
    try (var services = Files.newDirectoryStream(root.resolve("deploy/local/services"))) {
      for (Path service : services) {
        String name = service.getFileName().toString().replace(".properties", "");
        if (!Files.exists(root.resolve(name + "/target/quarkus-app/quarkus-run.jar"))) {
          return false;
        }
      }
      return true;
    }
  }

  /** Makes caches for the next starts, by a stack of its own. */
  String train() throws Exception {
    awaitPackages();
    return run(Map.of(), "train", "--seconds", 5).succeeded();
  }

  /** What a part has said since it started. */
  String log(String part) throws IOException, InterruptedException {
    return Files.readString(Path.of(part(part).path("log").asText()));
  }

  /** Runs a command of the script on this stack. */
  Command hindsight(Object... arguments) throws IOException, InterruptedException {
    var all = new ArrayList<Object>(List.of(arguments));
    all.add("--data");
    all.add(data);
    return run(Map.of(), all.toArray());
  }

  /** The same, which must end well. */
  String succeeds(Object... arguments) throws IOException, InterruptedException {
    return hindsight(arguments).succeeded();
  }

  void imports(String resource) throws IOException, InterruptedException {
    Path file = Files.createTempFile(folder, "shop", ".csv");
    try (var sample = getClass().getResourceAsStream(resource)) {
      assertThat(sample).isNotNull();
      Files.write(file, sample.readAllBytes());
    }
    succeeds("import", file);
  }

  JsonNode status() throws IOException, InterruptedException {
    return JSON.readTree(hindsight("status", "--json").output());
  }

  JsonNode part(String name) throws IOException, InterruptedException {
    for (JsonNode part : status().path("parts")) {
      if (part.path("name").asText().equals(name)) {
        return part;
      }
    }
    throw new AssertionError("no part " + name);
  }

  boolean isHealthy() throws IOException, InterruptedException {
    return hindsight("status").exitCode() == 0;
  }

  JsonNode get(String path) throws IOException {
    return JSON.readTree(Health.get(port, path, bearer()).orElseThrow().body());
  }

  /** The answer to a command, whatever it is. */
  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body, null), BodyHandlers.ofString());
  }

  /** The body of the answer to a command that is accepted. */
  JsonNode accepted(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body());
  }

  JsonNode post(String path, String body) throws IOException, InterruptedException {
    return accepted("POST", path, body);
  }

  /** Makes something and tells its id. */
  String make(String path, String body) throws IOException, InterruptedException {
    String stream = post(path, body).path("stream").asText();
    return stream.substring(stream.indexOf('-') + 1);
  }

  HttpRequest request(String method, String path, String body, @Nullable String key) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header(Bearer.HEADER, bearer())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    return (key == null ? request : request.header("Idempotency-Key", key)).build();
  }

  /** Of an operator. */
  String bearer() {
    return Bearer.of(new DataFolder(data));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Until every projection has all that is in the log. */
  void awaitLevel() {
    await("every projection is level")
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> {
          long head = get("/admin/command-service/relay").path("head").asLong();
          JsonNode projections = status().path("projections");
          assertThat(projections).isNotEmpty();
          for (JsonNode projection : projections) {
            assertThat(projection.path("lagEvents").asLong()).isZero();
            assertThat(projection.path("position").asLong()).isEqualTo(head);
          }
        });
  }

  /** One of the secrets that the stack made for itself. */
  String secret(String name) throws IOException {
    for (String line : Files.readAllLines(data.resolve("secrets.properties"))) {
      if (line.startsWith(name + "=")) {
        return line.substring(name.length() + 1);
      }
    }
    throw new AssertionError("no " + name);
  }

  /** All passwords and keys, so that the next start makes others; but for the master key. */
  void forgetSecrets() throws IOException {
    Path secrets = data.resolve("secrets.properties");
    var kept =
        Files.readAllLines(secrets).stream().filter(line -> line.startsWith("master-key")).toList();
    Files.write(secrets, kept);
  }

  /** Whatever is left of it. */
  @Override
  public void close() throws IOException, InterruptedException {
    hindsight("down", "--wipe");
  }

  private Command run(Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(root.resolve("hindsight").toString()));
    List.of(arguments).forEach(argument -> line.add(argument.toString()));
    return Command.run(root, line, environment);
  }
}
