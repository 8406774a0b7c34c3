package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.StoredRow;
import dev.hindsight.torture.fold.ReadModels;
import java.util.HashMap;
import java.util.Objects;
import java.util.TreeSet;

/** Every read model equals a fold of the log. */
final class RowsAreFolds implements Check {

  @Override
  public String promise() {
    return "every row of a read model is the fold of its entity's events";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var models = new ReadModels();
    evidence.log().forEach(models::apply);
    var expected = new HashMap<String, StoredRow>();
    models.rows().forEach(row -> expected.put(name(row), row));
    for (var row : evidence.rows()) {
      var wanted = expected.remove(name(row));
      if (wanted == null) {
        places.add("%s is there, and there are no events for it", name(row));
      } else if (!wanted.columns().equals(row.columns())) {
        places.add("%s: %s", name(row), difference(wanted, row));
      }
    }
    expected.keySet().forEach(name -> places.add("%s is missing", name));
  }

  private static String name(StoredRow row) {
    return row.table() + " " + row.id();
  }

  private static String difference(StoredRow wanted, StoredRow found) {
    var names = new TreeSet<>(wanted.columns().keySet());
    names.addAll(found.columns().keySet());
    names.removeIf(name -> Objects.equals(wanted.columns().get(name), found.columns().get(name)));
    var told = new StringBuilder();
    for (var name : names) {
      told.append(
          "%s is %s instead of %s; "
              .formatted(name, found.columns().get(name), wanted.columns().get(name)));
    }
    return told.toString();
  }
}
