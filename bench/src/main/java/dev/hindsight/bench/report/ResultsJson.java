package dev.hindsight.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.bench.measure.Figure;
import java.util.List;
import java.util.TreeMap;

/** The results for programs. */
public final class ResultsJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ResultsJson() {}

  public static String of(Results results) throws JsonProcessingException {
    var json = JSON.createObjectNode();
    json.put("at", results.at().toString());
    json.set("machine", JSON.valueToTree(results.machine()));
    json.set("versions", JSON.valueToTree(new TreeMap<>(results.versions())));
    json.set("settings", JSON.valueToTree(new TreeMap<>(results.settings())));
    var rows = json.putArray("rows");
    results.figures().forEach(figure -> rows.add(row(figure)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  private static ObjectNode row(Figure figure) {
    var row = JSON.createObjectNode();
    row.put("what", figure.what());
    row.put("unit", figure.unit());
    row.put("ours", rounded(figure.ours()));
    row.put("raw", rounded(figure.limit()));
    row.put("rawIs", figure.raw());
    row.put("ratio", rounded(figure.ratio()));
    row.put("spread", rounded(figure.spread()));
    row.put("target", figure.target().toString());
    row.put("met", figure.isMet());
    row.set("rounds", JSON.valueToTree(figure.rounds()));
    row.set("more", JSON.valueToTree(new TreeMap<>(figure.more())));
    if (!figure.hasLimit()) {
      besideNothing(row);
    }
    return row;
  }

  // The fields are there in each row.
  private static void besideNothing(ObjectNode cost) {
    List.of("raw", "rawIs", "ratio", "met").forEach(cost::putNull);
    cost.path("rounds").forEach(round -> ((ObjectNode) round).retain("ours"));
  }

  // A thousandth is more than can be told apart.
  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }
}
