package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.embedded.Ports;
import dev.hindsight.local.stack.Health;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack is exported, and an empty one that is filled from it has the same read models. */
class BackupTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "backup-test";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;

  @AfterEach
  void stop() throws Exception {
    for (var stack : List.of("original", "copy")) {
      hindsight(Map.of(), "down", "--wipe", "--data", folder.resolve(stack));
    }
  }

  @Test
  void every_read_model_of_a_restored_stack_equals_the_original_row_by_row() throws Exception {
    Path original = folder.resolve("original");
    Path export = folder.resolve("shop.ndjson.gz");
    Path keys = folder.resolve("shop.ndjson.gz.keys");
    int port = up(original, Map.of());
    String account = fill(port);
    JsonNode answer = deposit(port, account, KEY);
    String master = secret(original, "master-key");
    succeeds("export", export, "--keys", "--data", original);
    Command again = hindsight(Map.of(), "export", export, "--data", original);
    assertThat(again.exitCode()).as(again.output()).isEqualTo(2);
    awaitLevel(port, original);
    Map<String, List<String>> expected = readModels(original);
    assertThat(expected.get("query.customers")).hasSize(1);
    assertThat(expected.get("query.accounts")).hasSize(1);
    assertThat(expected.get("analytics.cart_journeys")).isNotEmpty();
    succeeds("down", "--data", original);

    Path copy = folder.resolve("copy");
    int other = up(copy, Map.of("HINDSIGHT_MASTER_KEY", master));
    Command damaged = hindsight(Map.of(), "restore", cut(export), "--data", copy);
    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(damaged.output()).contains("nothing was restored", "breaks off behind line 12");
    succeeds("restore", export, "--keys", keys, "--data", copy);

    assertThat(readModels(copy)).isEqualTo(expected);
    String customer = expected.get("query.customers").getFirst().substring(1, 37);
    assertThat(get(other, "/customers/" + customer).path("name").asText()).isEqualTo("Ada");
    assertThat(deposit(other, account, KEY)).isEqualTo(answer);
    assertThat(deposit(other, account, "another").path("position").asLong())
        .isEqualTo(answer.path("position").asLong() + 1);
    Command second = hindsight(Map.of(), "restore", export, "--data", copy);
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.output()).contains("empty system alone");
  }

  /** Returns the account that money was paid into. */
  private String fill(int port) throws Exception {
    Path file = folder.resolve("shop.csv");
    try (var sample = getClass().getResourceAsStream("/journey/shop.csv")) {
      assertThat(sample).isNotNull();
      Files.write(file, sample.readAllBytes());
    }
    succeeds("import", file, "--port", port);
    post(port, "/customers", "{\"name\":\"Ada\",\"email\":\"ada@example.org\"}", "customer");
    String body = "{\"currency\":\"EUR\"}";
    return post(port, "/accounts", body, "account").path("stream").asText().substring(8);
  }

  private JsonNode deposit(int port, String account, String key) throws Exception {
    String body = "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";
    return post(port, "/accounts/" + account + "/deposits", body, key);
  }

  private JsonNode post(int port, String path, String body, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(port, path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body());
  }

  private void awaitLevel(int port, Path data) {
    await("every projection is level")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          long head = get(port, "/admin/command-service/relay").path("head").asLong();
          JsonNode status =
              JSON.readTree(hindsight(Map.of(), "status", "--json", "--data", data).output());
          assertThat(status.path("projections")).isNotEmpty();
          for (JsonNode projection : status.path("projections")) {
            assertThat(projection.path("lagEvents").asLong()).isZero();
            assertThat(projection.path("position").asLong()).isEqualTo(head);
          }
        });
  }

  /** Every table but those in which the kit and Flyway keep their books. */
  private Map<String, List<String>> readModels(Path data) throws Exception {
    var tables = new TreeMap<String, List<String>>();
    for (String database : List.of("query", "analytics")) {
      try (Connection connection = connect(data, database)) {
        String named =
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                + " AND tablename !~ '^(hindsight|flyway)_'";
        for (String table : column(connection, named)) {
          tables.put(
              database + "." + table,
              column(connection, "SELECT t::text FROM \"" + table + "\" t ORDER BY 1"));
        }
      }
    }
    return tables;
  }

  private Connection connect(Path data, String role) throws Exception {
    String address = "";
    JsonNode status =
        JSON.readTree(hindsight(Map.of(), "status", "--json", "--data", data).output());
    for (JsonNode part : status.path("parts")) {
      if (part.path("name").asText().equals("postgres")) {
        address = part.path("address").asText();
      }
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + "/" + role, role, secret(data, "postgres." + role));
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    var values = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static String secret(Path data, String name) throws IOException {
    for (String line : Files.readAllLines(data.resolve("secrets.properties"))) {
      if (line.startsWith(name + "=")) {
        return line.substring(name.length() + 1);
      }
    }
    throw new AssertionError("no " + name);
  }

  /** The first twelve lines of it. */
  private Path cut(Path export) throws IOException {
    Path file = folder.resolve("cut.ndjson");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(export)), StandardCharsets.UTF_8))) {
      Files.write(file, lines.lines().limit(12).toList());
    }
    return file;
  }

  private int up(Path data, Map<String, String> environment) throws Exception {
    int port = Ports.free();
    Command up = hindsight(environment, "up", "--detach", "--port", port, "--data", data);
    assertThat(up.exitCode()).as(up.output()).isZero();
    return port;
  }

  private void succeeds(Object... arguments) throws Exception {
    Command command = hindsight(Map.of(), arguments);
    assertThat(command.exitCode()).as(command.output()).isZero();
  }

  private JsonNode get(int port, String path) throws IOException {
    return JSON.readTree(Health.get(port, path).orElseThrow().body());
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private Command hindsight(Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    var line =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("hindsight.root"), "hindsight").toString()));
    List.of(arguments).forEach(argument -> line.add(argument.toString()));
    Path output = Files.createTempFile(folder, "hindsight", ".out");
    var builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("HINDSIGHT_BUILD", "never");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES))
        .as(line + ": " + Files.readString(output))
        .isTrue();
    return new Command(process.exitValue(), Files.readString(output));
  }
}
