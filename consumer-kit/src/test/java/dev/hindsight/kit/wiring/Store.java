package dev.hindsight.kit.wiring;

import dev.hindsight.embedded.PostgresForTests;
import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Sessions;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** A database of a test's own with the kit's tables and those of the test's views. */
public final class Store {

  private static final Vertx VERTX = Vertx.vertx();

  private static final String TABLES =
      """
      CREATE TABLE carts (
        id uuid PRIMARY KEY, version bigint NOT NULL, position bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        status text NOT NULL, customer_id uuid, items jsonb NOT NULL);
      CREATE TABLE carts_snapshots (
        id uuid NOT NULL, version bigint NOT NULL, fold integer NOT NULL, state jsonb NOT NULL,
        checksum bigint NOT NULL, PRIMARY KEY (id, version));
      CREATE TABLE dropped_items (
        cart_id uuid NOT NULL, listing_id uuid NOT NULL, quantity integer NOT NULL,
        value_minor bigint NOT NULL, value_currency text NOT NULL, dropped_at timestamptz NOT NULL);
      CREATE TABLE pieces_in_carts (
        partition integer NOT NULL, listing_id uuid NOT NULL, currency text NOT NULL,
        pieces bigint NOT NULL, value_minor numeric NOT NULL,
        PRIMARY KEY (listing_id, currency, partition));
      CREATE TABLE accounts (
        id uuid PRIMARY KEY, version bigint NOT NULL, position bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        balance_minor bigint NOT NULL, balance_currency text NOT NULL);
      CREATE TABLE customers (
        id uuid PRIMARY KEY, version bigint NOT NULL, position bigint NOT NULL,
        recorded_at timestamptz NOT NULL, name text, email text);
      """;

  private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
  private final Sessions sessions;

  public Store() {
    var server = PostgresForTests.server();
    server.createDatabase(name, name, "secret");
    execute(resource("/db/kit/V0_1__consumer_kit.sql"));
    execute(resource("/db/kit/V0_2__generations.sql"));
    execute(resource("/db/kit/V0_3__skipped_events.sql"));
    execute(resource("/db/kit/V0_4__topic.sql"));
    execute(TABLES);
    sessions =
        new Sessions(
            VERTX,
            new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setDatabase(name)
                .setUser(server.superuser())
                .setPassword(server.superuserPassword()),
            Duration.ofSeconds(5));
  }

  public String name() {
    return name;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Session open() {
    return sessions.open();
  }

  /** Ends every connection of projectors to this database. */
  public void cutConnections() {
    number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '"
            + name
            + "' AND application_name = 'hindsight-projector'");
  }

  /** A connection of the test's own; the caller closes it. */
  public Connection connect() throws SQLException {
    return PostgresForTests.server().connect(name);
  }

  public void execute(String sql) {
    try (var connection = PostgresForTests.server().connect(name);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long number(String sql) {
    try (var connection = PostgresForTests.server().connect(name);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, each as its columns between spaces. */
  public List<String> lines(String sql) {
    try (var connection = PostgresForTests.server().connect(name);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (result.next()) {
        var columns = IntStream.rangeClosed(1, result.getMetaData().getColumnCount());
        var line = new ArrayList<String>();
        for (var column : columns.toArray()) {
          line.add(result.getString(column));
        }
        lines.add(String.join(" ", line));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String path) {
    try (var stream = Objects.requireNonNull(Store.class.getResourceAsStream(path))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
