package dev.hindsight.torture.gather;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.StoredRow;
import dev.hindsight.torture.fold.ReadModels;
import dev.hindsight.torture.load.Journal;
import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Sight;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All evidence of a run that has come to its end. */
public final class Gathering {

  private Gathering() {}

  /** Asks for so many states of the past. */
  public static Evidence of(Sight sight, Journal journal, Gauge gauge, int pasts)
      throws SQLException, IOException, InterruptedException {
    try (var log = sight.log()) {
      var events = LogReader.read(log);
      return new Evidence(
          events,
          TopicReader.read(sight.bootstrapServers()),
          journal.attempts(),
          journal.looks(),
          rows(sight),
          FigureReader.read(gauge, sight.anyOf(Service.ANALYTICS)),
          sight.mails(),
          KeyReader.read(log),
          PastReader.read(sight.anyOf(Service.QUERY), events, pasts));
    }
  }

  private static List<StoredRow> rows(Sight sight) throws SQLException {
    var rows = new ArrayList<StoredRow>();
    for (var service : new Service[] {Service.QUERY, Service.ANALYTICS}) {
      try (var connection = sight.readStore(service)) {
        for (var table : ReadModels.tables()) {
          if (table.startsWith(service.database() + ".")) {
            rows.addAll(RowReader.read(connection, table));
          }
        }
      }
    }
    return rows;
  }
}
