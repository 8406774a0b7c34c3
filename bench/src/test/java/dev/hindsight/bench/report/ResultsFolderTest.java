package dev.hindsight.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.bench.machine.Machine;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Round;
import dev.hindsight.bench.measure.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {

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

  private void write() throws Exception {
    var machine = new Machine("a processor", 2, 8_000, "Linux 6");
    new ResultsFolder(folder)
        .write(
            new Results(
                Instant.EPOCH,
                machine,
                Map.of("JDK", "25"),
                Map.of("fsync", "on"),
                List.of(MET, MISSED, COST)));
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
