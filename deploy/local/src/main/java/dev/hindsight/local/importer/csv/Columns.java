package dev.hindsight.local.importer.csv;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where each named column stands in the lines of one file; further columns are let be. */
final class Columns {

  static final List<String> EVENTS =
      List.of("event_time", "event_type", "product_id", "price", "user_id", "user_session");
  static final List<String> PRODUCTS =
      List.of("product_id", "category_id", "category_code", "brand");

  private final Map<String, Integer> places;
  private final int count;

  private Columns(Map<String, Integer> places, int count) {
    this.places = places;
    this.count = count;
  }

  static Columns of(List<String> header) throws MalformedLine {
    if (List.copyOf(header).stream().distinct().count() != header.size()) {
      throw new MalformedLine("a column is named twice");
    }
    var places =
        IntStream.range(0, header.size()).boxed().collect(Collectors.toMap(header::get, i -> i));
    return new Columns(places, header.size());
  }

  boolean haveAll(List<String> wanted) {
    return places.keySet().containsAll(wanted);
  }

  /** The values of a line, which must have as many as the header. */
  Values values(String line) throws MalformedLine {
    var values = CsvLine.values(line);
    if (values.size() != count) {
      throw new MalformedLine("expected %d columns, found %d".formatted(count, values.size()));
    }
    return column -> values.get(places.getOrDefault(column, -1));
  }

  /** The value of a column by its name. */
  @FunctionalInterface
  interface Values {
    String get(String column);
  }
}
