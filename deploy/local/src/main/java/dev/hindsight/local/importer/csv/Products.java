package dev.hindsight.local.importer.csv;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brand and category of products, as far as they are known; as big as the product data. */
public final class Products {

  // What the public interface takes as a brand or a category.
  private static final int LONGEST_NAME = 200;

  private final Map<String, Details> details = new HashMap<>();
  private long malformed;

  /** What is known of one product. */
  public record Details(@Nullable String brand, @Nullable String category) {
    static final Details UNKNOWN = new Details(null, null);
  }

  public Details of(String product) {
    return details.getOrDefault(product, Details.UNKNOWN);
  }

  public int size() {
    return details.size();
  }

  /** Lines that could not be read; their products go without brand and category. */
  public long malformed() {
    return malformed;
  }

  /** Adds a file of product data; it wins over the files before it. */
  public void add(InputFile file) throws IOException {
    try (var lines = BoundedLines.open(file.path())) {
      var columns = RowReader.header(lines);
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        add(columns, line.get());
      }
    } catch (MalformedLine e) {
      throw new IOException(file.path() + " changed since it was checked: " + e.getMessage(), e);
    }
  }

  private void add(Columns columns, BoundedLines.Line line) {
    if (line.text().isBlank()) {
      return;
    }
    try {
      var values = columns.values(line.text());
      details.put(
          values.get("product_id"),
          new Details(known("brand", values), known("category_code", values)));
    } catch (MalformedLine e) {
      malformed++;
    }
  }

  private static @Nullable String known(String column, Columns.Values values) throws MalformedLine {
    var text = values.get(column);
    if (text.length() > LONGEST_NAME) {
      throw new MalformedLine(column + " is longer than " + LONGEST_NAME);
    }
    return text.isBlank() ? null : text;
  }
}
