package dev.hindsight.bench.raw;

/** Where a database is, and who may write to it. */
public record Database(String host, int port, String name, String user, String password) {

  String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }
}
