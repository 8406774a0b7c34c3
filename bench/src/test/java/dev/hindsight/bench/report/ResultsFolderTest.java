package dev.hindsight.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.bench.machine.Machine;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Round;
import dev.hindsight.bench.measure.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {

  private static final Machine MACHINE = new Machine("a processor", 2, 8_000, "Linux 6");
  private static final Figure MET = figure("fast & <furious>", Target.atLeast(2), 30);
  private static final Figure MISSED = figure("slow", Target.atLeast(4), 30);

  private static final Figure COST =
      Figure.cost("encode", "ns", List.of(85.34, 80.0, 90.0), Map.of());

  @TempDir Path folder;

  @Test
  void programs_get_each_row_with_its_limit_its_target_and_whether_it_is_met() throws Exception {
    write();

    var json = new JsonMapper().readTree(folder.resolve("latest.json").toFile());
    assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
    assertThat(json.path("versions").path("JDK").asText()).isEqualTo("25");
    var row = json.path("rows").path(1);
    assertThat(row.path("what").asText()).isEqualTo("slow");
    assertThat(row.path("ours").asDouble()).isEqualTo(30);
    assertThat(row.path("raw").asDouble()).isEqualTo(10);
    assertThat(row.path("ratio").asDouble()).isEqualTo(3);
    assertThat(row.path("target").asText()).isEqualTo("≥ 4.0 × raw");
    assertThat(row.path("met").asBoolean()).isFalse();
    assertThat(json.path("rows").path(0).path("met").asBoolean()).isTrue();
  }

  @Test
  void a_cost_has_all_the_fields_for_programs_though_it_stands_beside_nothing() throws Exception {
    write();

    var row =
        new JsonMapper().readTree(folder.resolve("latest.json").toFile()).path("rows").path(2);
    assertThat(row.path("what").asText()).isEqualTo("encode");
    assertThat(row.path("unit").asText()).isEqualTo("ns");
    assertThat(row.path("ours").asDouble()).isEqualTo(85.34);
    assertThat(row.path("target").asText()).isEqualTo("–");
    assertThat(List.of("raw", "ratio", "met")).allMatch(field -> row.path(field).isNull());
    assertThat(row.path("rounds")).hasSize(3);
    assertThat(row.path("rounds").path(0)).hasToString("{\"ours\":85.34}");
  }

  @Test
  void people_get_a_table_and_a_picture_with_a_bar_for_each() throws Exception {
    write();

    assertThat(Files.readString(folder.resolve("latest.md")))
        .contains("| slow | 30 commands/s | 10 | 3.00 × | 0 % | ≥ 4.0 × raw | no |", "p50 ms 1.50")
        .contains("| encode | 85.3 ns | – | – | 12 % | – | – |")
        .doesNotContain("- encode");
    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("latest.svg").toFile());
    assertThat(svg.getElementsByTagName("line").getLength()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("latest.html"))).contains("<svg", "a processor");
  }

  @Test
  void a_part_that_is_measured_again_takes_the_place_of_its_rows_and_leaves_the_others()
      throws Exception {
    write(MACHINE, "commands", "one", MET, MISSED);
    write(MACHINE, "micro", "one", COST);

    write(MACHINE, "commands", "two", MISSED);

    assertThat(rows()).containsExactly("commands slow of two", "micro encode of one");
    assertThat(Files.readString(folder.resolve("latest.md")))
        .contains("commands: 2026-11-22T05:00:00Z at commit two; micro: ", "at commit one");
  }

  @Test
  void what_another_machine_has_measured_does_not_stand_beside_it() throws Exception {
    write(MACHINE, "commands", "one", MET);

    write(new Machine("another", 4, 8_000, "Linux 6"), "micro", "one", COST);

    assertThat(rows()).containsExactly("micro encode of one");
  }

  private List<String> rows() throws Exception {
    var rows = new ArrayList<String>();
    for (var row : new JsonMapper().readTree(folder.resolve("latest.json").toFile()).path("rows")) {
      rows.add(
          "%s %s of %s"
              .formatted(
                  row.path("part").asText(),
                  row.path("what").asText(),
                  row.path("commit").asText()));
    }
    return rows;
  }

  private void write() throws Exception {
    write(MACHINE, "commands", "one", MET, MISSED, COST);
  }

  private void write(Machine machine, String part, String commit, Figure... figures)
      throws Exception {
    var at = "2026-11-22T05:00:00Z";
    var rows = Stream.of(figures).map(figure -> Row.of(part, at, commit, figure)).toList();
    new ResultsFolder(folder)
        .write(new Results(at, machine, Map.of("JDK", "25"), Map.of("fsync", "on"), rows));
  }

  private static Figure figure(String what, Target target, double ours) {
    return new Figure(
        what,
        "commands/s",
        "inserts",
        target,
        List.of(new Round(10, ours, 10)),
        Map.of("p50 ms", 1.5));
  }
}
