package dev.hindsight.local.importer.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.util.List;

/**
 * The values of one line. Each line is parsed for itself, so that an unclosed quotation mark spoils
 * its own line and never the rest of the file.
 */
final class CsvLine {

  private static final ObjectReader VALUES =
      new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.TRIM_SPACES);

  private CsvLine() {}

  static List<String> values(String line) throws MalformedLine {
    try {
      String[] values = VALUES.readValue(line);
      return List.of(values);
    } catch (JsonProcessingException e) {
      throw new MalformedLine("not CSV: " + e.getOriginalMessage());
    }
  }
}
