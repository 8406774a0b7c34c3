package dev.hindsight.local.importer;

import dev.hindsight.local.importer.csv.InputFile;
import dev.hindsight.local.importer.csv.InputFile.Content;
import dev.hindsight.local.importer.csv.UnusableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a run, all of them checked: traffic in the given order, and product data. */
record ImportFiles(List<InputFile> events, List<InputFile> products) {

  private static final String BESIDE = "products.csv";

  /**
   * Checks the given files; {@code lookBeside} also takes the product data that lies beside them.
   */
  static ImportFiles check(List<Path> paths, boolean lookBeside) throws UnusableInput {
    var events = new ArrayList<InputFile>();
    var products = new LinkedHashMap<Path, InputFile>();
    for (var path : paths) {
      var file = InputFile.check(path);
      switch (file.content()) {
        case EVENTS -> events.add(file);
        case PRODUCTS -> products.put(real(path), file);
      }
    }
    if (lookBeside) {
      addBeside(events, products);
    }
    return new ImportFiles(List.copyOf(events), List.copyOf(products.values()));
  }

  long rows() {
    return events.stream().mapToLong(InputFile::rows).sum();
  }

  private static void addBeside(List<InputFile> events, Map<Path, InputFile> products)
      throws UnusableInput {
    for (var file : events) {
      var beside = file.path().toAbsolutePath().resolveSibling(BESIDE);
      if (Files.isRegularFile(beside) && !products.containsKey(real(beside))) {
        var found = InputFile.check(beside);
        if (found.content() == Content.PRODUCTS) {
          products.put(real(beside), found);
        }
      }
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      // It was read a moment ago; at worst the same product data is read twice.
      return path.toAbsolutePath().normalize();
    }
  }
}
