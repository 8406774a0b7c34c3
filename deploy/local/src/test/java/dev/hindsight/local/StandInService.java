package dev.hindsight.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Stands for a service: takes its settings from the environment, keeps rows in its database, can be
 * crashed.
 */
final class StandInService {
  private StandInService() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    if (Files.exists(Path.of(arguments[1], arguments[0] + ".broken"))) {
      System.err.println("this service is broken");
      System.exit(4);
    }
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS visit (at timestamptz DEFAULT now())");
      statement.execute(
          "GRANT SELECT, INSERT ON visit TO " + setting("QUARKUS_DATASOURCE_USERNAME"));
    }
    var address =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.parseInt(setting("QUARKUS_HTTP_PORT")));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/", StandInService::serve);
    server.start();
  }

  private static void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      switch (path.substring(path.lastIndexOf('/'))) {
        case "/crash" -> Runtime.getRuntime().halt(3);
        case "/visit" -> statement.execute("INSERT INTO visit DEFAULT VALUES");
        default -> {}
      }
      try (var rows = statement.executeQuery("SELECT count(*) FROM visit")) {
        rows.next();
        answer(exchange, 200, path.equals("/admin/projections") ? PROJECTIONS : rows.getString(1));
      }
    } catch (SQLException e) {
      answer(exchange, 503, String.valueOf(e.getMessage()));
    }
  }

  private static final String PROJECTIONS =
      """
      {"projections":[{"name":"visits","version":1,"state":"live","position":7,"lagEvents":0,"lagSeconds":null,\
      "percent":100.0,"parked":0}]}
      """;

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static Connection connect() throws SQLException {
    boolean owner = System.getenv("QUARKUS_FLYWAY_USERNAME") != null;
    String prefix = owner ? "QUARKUS_FLYWAY_" : "QUARKUS_DATASOURCE_";
    return DriverManager.getConnection(
        setting("QUARKUS_DATASOURCE_JDBC_URL"),
        setting(prefix + "USERNAME"),
        setting(prefix + "PASSWORD"));
  }

  private static String setting(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
