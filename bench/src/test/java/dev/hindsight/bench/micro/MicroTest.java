package dev.hindsight.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By JMH, as short as can be: that it measures, not what. */
class MicroTest {

  @TempDir Path folder;

  @Test
  void every_step_tells_its_time_and_the_memory_of_the_objects_that_it_makes() throws Exception {
    var told = new ArrayList<String>();
    var versions = new HashMap<String, String>();

    var figures =
        new Micro()
            .measure(
                new Plan(
                    folder, folder, 2, Duration.ofMillis(50), false, told::add, versions::put));

    assertThat(figures)
        .hasSize(12)
        .allSatisfy(figure -> {
          assertThat(figure.hasLimit()).isFalse();
          assertThat(figure.rounds()).hasSize(2);
          assertThat(figure.ours()).isPositive();
        });
    assertThat(figures)
        .extracting(Figure::what)
        .doesNotHaveDuplicates()
        .contains("encode an event", "fold an item into a cart of ten lines, allocated");
    // No object is smaller, and each step makes one.
    assertThat(figures)
        .filteredOn(figure -> figure.unit().equals("bytes"))
        .hasSize(6)
        .allSatisfy(figure -> assertThat(figure.ours()).isGreaterThanOrEqualTo(8));
    assertThat(told).hasSize(12);
    assertThat(versions).containsKey("JMH");
  }
}
