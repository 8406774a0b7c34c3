package dev.hindsight.command.personal;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;

/** Customers' keys in a log that no service was started on. */
public final class KeysForTests {

  public static final LogKey LOG_KEY =
      new MasterKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").firstLogKey();

  private KeysForTests() {}

  /** {@code address}: host, port, database, user, password. */
  public static CustomerKeys at(List<String> address, Vertx vertx) {
    var options =
        new PgConnectOptions()
            .setHost(address.get(0))
            .setPort(Integer.parseInt(address.get(1)))
            .setDatabase(address.get(2))
            .setUser(address.get(3))
            .setPassword(address.get(4));
    var pool = PgBuilder.pool().connectingTo(options).using(vertx).build();
    return new CustomerKeys(Pool.newInstance(pool), LOG_KEY);
  }
}
