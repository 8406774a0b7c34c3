package dev.hindsight.torture.gather;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.StoredRow;
import dev.hindsight.torture.fold.ReadModels;
import dev.hindsight.torture.load.Journal;
import dev.hindsight.torture.rig.Rig;
import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Stores;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All evidence of a run that has come to its end. */
public final class Gathering {

  private Gathering() {}

  public static Evidence of(Rig rig, Journal journal, Gauge gauge)
      throws SQLException, IOException, InterruptedException {
    try (var log = rig.stores().database(Service.COMMAND).connect(Service.COMMAND.database())) {
      return new Evidence(
          LogReader.read(log),
          TopicReader.read(rig.stores().kafka().bootstrapServers()),
          journal.attempts(),
          journal.looks(),
          rows(rig),
          FigureReader.read(gauge, rig.anyOf(Service.ANALYTICS)),
          List.of());
    }
  }

  private static List<StoredRow> rows(Rig rig) throws SQLException {
    var rows = new ArrayList<StoredRow>();
    for (var service : new Service[] {Service.QUERY, Service.ANALYTICS}) {
      try (var connection = asReader(rig, service)) {
        for (var table : ReadModels.tables()) {
          if (table.startsWith(service.database() + ".")) {
            rows.addAll(RowReader.read(connection, table));
          }
        }
      }
    }
    return rows;
  }

  // As the service sees it: another role would find other generations of its tables.
  private static Connection asReader(Rig rig, Service service) throws SQLException {
    return DriverManager.getConnection(
        rig.stores().database(service).jdbcUrl(service.database()),
        service.database(),
        Stores.PASSWORD);
  }
}
