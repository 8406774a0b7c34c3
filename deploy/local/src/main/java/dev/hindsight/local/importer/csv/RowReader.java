package dev.hindsight.local.importer.csv;

import java.io.IOException;
import java.time.Clock;
import java.util.Currency;
import java.util.Optional;

/** The rows of one file of shop traffic, one at a time. */
public final class RowReader implements AutoCloseable {

  private final BoundedLines lines;
  private final Columns columns;
  private final RowParser parser;

  private RowReader(BoundedLines lines, Columns columns, RowParser parser) {
    this.lines = lines;
    this.columns = columns;
    this.parser = parser;
  }

  public static RowReader open(InputFile file, Currency currency, Clock clock) throws IOException {
    var lines = BoundedLines.open(file.path());
    try {
      return new RowReader(lines, header(lines), new RowParser(currency, clock));
    } catch (IOException | MalformedLine e) {
      lines.close();
      throw new IOException(file.path() + " changed since it was checked: " + e.getMessage(), e);
    }
  }

  /** The next row; nothing at the end. Blank lines are no rows. */
  public Optional<Row> next() throws IOException {
    for (; ; ) {
      var line = lines.next();
      if (line.isEmpty() || !line.get().text().isBlank()) {
        return line.map(this::parse);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  static Columns header(BoundedLines lines) throws IOException, MalformedLine {
    var header = lines.next().orElseThrow(() -> new MalformedLine("empty"));
    return Columns.of(CsvLine.values(header.text()));
  }

  private Row parse(BoundedLines.Line line) {
    if (line.tooLong()) {
      return new Row.Malformed(
          line.number(), "longer than %d characters".formatted(BoundedLines.LIMIT));
    }
    try {
      return parser.parse(columns.values(line.text()));
    } catch (MalformedLine e) {
      return new Row.Malformed(line.number(), e.problem());
    }
  }
}
