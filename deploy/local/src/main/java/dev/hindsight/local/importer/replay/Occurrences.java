package dev.hindsight.local.importer.replay;

import dev.hindsight.local.importer.csv.Row;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells identical rows of one session apart: the first, the second … Only the rows of the latest
 * second are remembered; should the time go back, a new turn begins, so that no two rows of a file
 * are ever taken for one.
 */
final class Occurrences {

  private final Map<String, Integer> latest = new TreeMap<>();
  private Instant at = Instant.MIN;
  private int turn = 1;

  /** The number of this row among those identical to it, such as 1 or, in the second turn, 2.1. */
  String next(Row.Deed row) {
    if (!row.at().equals(at)) {
      turn += row.at().isBefore(at) ? 1 : 0;
      at = row.at();
      latest.clear();
    }
    var number = latest.merge(row.type().text() + "/" + row.product(), 1, Integer::sum);
    return turn == 1 ? Integer.toString(number) : turn + "." + number;
  }
}
