package dev.hindsight.torture.gather;

import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Sight;
import java.sql.SQLException;

/** Who is connected to the databases. */
public final class OpenConnections {

  private static final String COUNT =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND pid <> pg_backend_pid()";

  private OpenConnections() {}

  /** Of all replicas of a service together. */
  public static int of(Sight sight, Service service) throws SQLException {
    try (var connection = service == Service.COMMAND ? sight.log() : sight.readStore(service);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(COUNT)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
