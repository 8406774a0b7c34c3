package dev.hindsight.embedded;

import java.nio.file.Path;

/** One PostgreSQL server per test JVM: started when first asked for, stopped with the JVM. */
public final class PostgresForTests {
  private PostgresForTests() {}

  public static EmbeddedPostgres server() {
    return Holder.SERVER;
  }

  /** Started once, by the class loader's own lock. */
  private static final class Holder {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      Path folder = TestFolder.create("postgres");
      var server = EmbeddedPostgres.at(folder).start();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> TestFolder.delete(folder, server::stopImmediately)));
      return server;
    }
  }
}
