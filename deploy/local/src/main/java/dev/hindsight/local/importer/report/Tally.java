package dev.hindsight.local.importer.report;

import dev.hindsight.local.importer.csv.Row;
import dev.hindsight.local.importer.csv.RowType;
import dev.hindsight.local.importer.wire.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of the rows of one file, as the answers come; for all threads. */
public final class Tally {

  private static final String NOTHING_TO_DO = "nothing to do";

  private final String file;
  private final Map<RowType, Long> accepted = new HashMap<>();
  private final TreeMap<String, Long> refused = new TreeMap<>();
  private final Map<String, Long> besides = new HashMap<>();
  private final TreeMap<String, Long> besidesRefused = new TreeMap<>();
  private final List<Figures.MalformedRow> malformedRows = new ArrayList<>();
  private long rowsRead;
  private long views;
  private long malformed;
  private long alreadyThere;

  public Tally(String file) {
    this.file = file;
  }

  /** A row was read from the file. */
  public synchronized void read(Row row) {
    rowsRead++;
    switch (row) {
      case Row.Deed _ -> {}
      case Row.View _ -> views++;
      case Row.Malformed(var line, var problem) -> {
        malformed++;
        if (malformedRows.size() < Figures.MOST_MALFORMED_SHOWN) {
          malformedRows.add(new Figures.MalformedRow(file, line, problem));
        }
      }
    }
  }

  /** The command of a row was answered. */
  public synchronized void deed(RowType type, Answer.Final answer) {
    switch (answer) {
      case Answer.Accepted _ -> accepted.merge(type, 1L, Long::sum);
      case Answer.Refused no -> refused.merge(no.reason(), 1L, Long::sum);
    }
    countRepeated(answer);
  }

  /** A command was answered that the import needs besides those of the rows. */
  public synchronized void beside(String command, Answer.Final answer) {
    switch (answer) {
      case Answer.Accepted yes ->
          besides.merge(yes.changed() ? command : NOTHING_TO_DO, 1L, Long::sum);
      case Answer.Refused no -> besidesRefused.merge(command + ": " + no.reason(), 1L, Long::sum);
    }
    countRepeated(answer);
  }

  public synchronized Figures figures() {
    return new Figures(
        rowsRead,
        new Figures.Accepted(
            accepted.getOrDefault(RowType.CART, 0L),
            accepted.getOrDefault(RowType.REMOVE_FROM_CART, 0L),
            accepted.getOrDefault(RowType.PURCHASE, 0L)),
        new TreeMap<>(refused),
        new Figures.Skipped(views, malformed),
        new Figures.Besides(
            besides.getOrDefault("PostListing", 0L),
            besides.getOrDefault("ChangeListingPrice", 0L),
            besides.getOrDefault("OpenCart", 0L),
            besides.getOrDefault(NOTHING_TO_DO, 0L),
            new TreeMap<>(besidesRefused)),
        alreadyThere,
        List.copyOf(malformedRows));
  }

  private void countRepeated(Answer.Final answer) {
    alreadyThere += answer.replayed() ? 1 : 0;
  }
}
