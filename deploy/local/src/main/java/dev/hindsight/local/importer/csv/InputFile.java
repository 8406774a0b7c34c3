package dev.hindsight.local.importer.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose header has been checked, and how many rows it holds. */
public record InputFile(Path path, Content content, long rows) {

  /** What the header says that the file holds. */
  public enum Content {
    EVENTS,
    PRODUCTS
  }

  public static InputFile check(Path path) throws UnusableInput {
    if (!Files.exists(path)) {
      throw new UnusableInput(path + ": no such file");
    }
    if (!Files.isRegularFile(path)) {
      throw new UnusableInput(path + ": not a file");
    }
    try {
      return new InputFile(path, content(path), countRows(path));
    } catch (IOException e) {
      throw new UnusableInput(path + ": cannot be read: " + e);
    }
  }

  public String name() {
    return String.valueOf(path.getFileName());
  }

  private static Content content(Path path) throws IOException, UnusableInput {
    try (var lines = BoundedLines.open(path)) {
      var header = lines.next();
      if (header.isEmpty()) {
        throw new UnusableInput(path + ": empty, expected " + expected());
      }
      return content(path, header.get().text());
    }
  }

  private static Content content(Path path, String header) throws UnusableInput {
    try {
      var columns = Columns.of(CsvLine.values(header));
      if (columns.haveAll(Columns.EVENTS)) {
        return Content.EVENTS;
      }
      if (columns.haveAll(Columns.PRODUCTS)) {
        return Content.PRODUCTS;
      }
    } catch (MalformedLine e) {
      throw new UnusableInput(wrongHeader(path, header) + " (" + e.problem() + ")");
    }
    throw new UnusableInput(wrongHeader(path, header));
  }

  private static String wrongHeader(Path path, String header) {
    var start = header.length() > 120 ? header.substring(0, 120) + "…" : header;
    return "%s: wrong header: expected %s, found %s".formatted(path, expected(), start);
  }

  private static String expected() {
    return "%s (or, for product data, %s)"
        .formatted(String.join(",", Columns.EVENTS), String.join(",", Columns.PRODUCTS));
  }

  // Rows are lines after the header; the last one may lack its end.
  private static long countRows(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var buffer = new byte[1 << 18];
      var ends = 0L;
      byte last = '\n';
      for (int n; (n = in.read(buffer)) > 0; last = buffer[n - 1]) {
        for (var i = 0; i < n; i++) {
          ends += buffer[i] == '\n' ? 1 : 0;
        }
      }
      return Math.max(0, ends - 1 + (last == '\n' ? 0 : 1));
    }
  }
}
