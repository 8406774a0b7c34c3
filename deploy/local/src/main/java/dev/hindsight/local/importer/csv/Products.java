package dev.hindsight.local.importer.csv;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brand and category of products, as far as they are known; as big as the product data. */
public final class Products {

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
          new Details(known(values.get("brand")), known(values.get("category_code"))));
    } catch (MalformedLine e) {
      malformed++;
    }
  }

  private static @Nullable String known(String text) {
    return Optional.of(text).filter(t -> !t.isBlank()).orElse(null);
  }
}
