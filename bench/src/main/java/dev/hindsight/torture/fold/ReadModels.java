package dev.hindsight.torture.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.evidence.Plain;
import dev.hindsight.torture.evidence.StoredRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rows, after each event of the log. */
public final class ReadModels {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<Fold> FOLDS =
      List.of(
          new Accounts(),
          new Listings(),
          new Carts(),
          new Customers(),
          new Orders(),
          new Journeys());

  private final Map<String, Map<String, Map<String, Object>>> rows = new HashMap<>();
  private final Map<String, LogEvent> last = new HashMap<>();

  /** The tables that are folded here, with their databases. */
  public static List<String> tables() {
    return FOLDS.stream().map(Fold::table).toList();
  }

  /** One after the other, in the order of positions. */
  public void apply(LogEvent event) {
    var data = data(event);
    for (var fold : FOLDS) {
      if (fold.kind().equals(event.kind())) {
        var table = rows.computeIfAbsent(fold.table(), _ -> new HashMap<>());
        var after = fold.after(table.get(event.stream()), event, data);
        if (after != null) {
          table.put(event.stream(), after);
        }
      }
    }
    last.put(event.stream(), event);
  }

  /** What the event says. */
  public static Map<String, Object> data(LogEvent event) {
    try {
      return Plain.map(JSON.readTree(event.data()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("position " + event.position() + " has no JSON", e);
    }
  }

  /** The row of a stream in a table, with all columns; null when it has none. */
  public @Nullable StoredRow row(String table, String stream) {
    var columns = rows.getOrDefault(table, Map.of()).get(stream);
    var event = last.get(stream);
    return columns == null || event == null ? null : stored(table, event, columns);
  }

  /** All of them. */
  public List<StoredRow> rows() {
    var all = new ArrayList<StoredRow>();
    rows.forEach((table, ofTable) ->
        ofTable.forEach((stream, columns) -> {
          var event = last.get(stream);
          if (event != null) {
            all.add(stored(table, event, columns));
          }
        }));
    return all;
  }

  private static StoredRow stored(String table, LogEvent event, Map<String, Object> columns) {
    var id = event.entity().toString();
    var whole =
        Columns.of(columns)
            .with("id", id)
            .with("version", event.version())
            .with("position", event.position())
            .with("recorded_at", event.recordedAt().toString());
    return new StoredRow(table, id, whole.map());
  }
}
