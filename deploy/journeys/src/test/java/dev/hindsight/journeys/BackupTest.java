package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack is exported, and an empty one that is filled from it has the same read models. */
class BackupTest {

  private static final String KEY = "backup-test";

  @TempDir private Path folder;
  private PackagedStack original;
  private PackagedStack copy;

  @BeforeEach
  void prepare() {
    original = new PackagedStack(folder, "original");
    copy = new PackagedStack(folder, "copy");
  }

  @AfterEach
  void stop() throws Exception {
    original.close();
    copy.close();
  }

  @Test
  void every_read_model_of_a_restored_stack_equals_the_original_row_by_row() throws Exception {
    Path export = folder.resolve("shop.ndjson.gz");
    Path keys = folder.resolve("shop.ndjson.gz.keys");
    original.up();
    String account = fill();
    JsonNode answer = deposit(original, account, KEY);
    String master = original.secret("master-key");
    original.succeeds("export", export, "--keys");
    assertThat(original.hindsight("export", export).exitCode()).isEqualTo(2);
    original.awaitLevel();
    Map<String, List<String>> expected = readModels(original);
    assertThat(expected.get("query.customers")).hasSize(1);
    assertThat(expected.get("query.accounts")).hasSize(1);
    assertThat(expected.get("query.orders")).hasSize(1);
    assertThat(expected.get("analytics.cart_journeys")).isNotEmpty();
    original.succeeds("down");

    copy.up(Map.of("HINDSIGHT_MASTER_KEY", master));
    Command damaged = copy.hindsight("restore", cut(export));
    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(damaged.output()).contains("nothing was restored", "breaks off behind line 12");
    copy.succeeds("restore", export, "--keys", keys);
    copy.awaitLevel();

    assertThat(readModels(copy)).isEqualTo(expected);
    assertThat(copy.succeeds("verify")).contains("every one there, once, unchanged");
    assertThat(copy.get("/admin/command-service/mails")).isEmpty();
    String customer =
        Objects.requireNonNull(expected.get("query.customers")).getFirst().substring(1, 37);
    assertThat(copy.get("/customers/" + customer).path("name").asText()).isEqualTo("Ada");
    assertThat(deposit(copy, account, KEY)).isEqualTo(answer);
    assertThat(deposit(copy, account, "another").path("position").asLong())
        .isEqualTo(answer.path("position").asLong() + 1);
    Command second = copy.hindsight("restore", export);
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.output()).contains("empty system alone");

    everySecretChanges(customer, account, answer);
  }

  private void everySecretChanges(String customer, String account, JsonNode answer)
      throws Exception {
    String former = copy.secret("master-key");
    String password = copy.secret("postgres.query");
    String changed = Base64.getEncoder().encodeToString(new byte[32]);
    copy.succeeds("down");
    copy.forgetSecrets();

    copy.up(Map.of("HINDSIGHT_MASTER_KEY", changed, "HINDSIGHT_MASTER_KEY_BEFORE", former));
    assertThat(copy.secret("postgres.query")).isNotEqualTo(password);
    assertThat(copy.get("/customers/" + customer).path("name").asText()).isEqualTo("Ada");
    assertThat(deposit(copy, account, KEY)).isEqualTo(answer);
    String taken = "{\"name\":\"Eve\",\"email\":\"ada@example.org\"}";
    assertThat(copy.send("POST", "/customers", taken).statusCode()).isEqualTo(409);
    assertThat(copy.succeeds("verify")).contains("every one there, once, unchanged");
  }

  /** Returns the account that money is paid into. */
  private String fill() throws Exception {
    original.imports("/journey/shop.csv");
    original.post("/customers", "{\"name\":\"Ada\",\"email\":\"ada@example.org\"}");
    return original.make("/accounts", "{\"currency\":\"EUR\"}");
  }

  private static JsonNode deposit(PackagedStack stack, String account, String key)
      throws Exception {
    String body = "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";
    var request = stack.request("POST", "/accounts/" + account + "/deposits", body, key);
    var answer = stack.client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return PackagedStack.JSON.readTree(answer.body());
  }

  /** Every table but those in which the kit and Flyway keep their books. */
  private static Map<String, List<String>> readModels(PackagedStack stack) throws Exception {
    var tables = new TreeMap<String, List<String>>();
    for (String database : List.of("query", "analytics")) {
      try (Connection connection = connect(stack, database)) {
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

  private static Connection connect(PackagedStack stack, String role) throws Exception {
    String address = stack.part("postgres").path("address").asText();
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + "/" + role, role, stack.secret("postgres." + role));
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
}
