package dev.hindsight.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Target;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ResultsPlotTest {

  private static final Target.Within BOUND = Target.within(10, "ms");

  @Test
  void a_bar_that_is_much_longer_than_the_longest_target_is_cut_and_says_so() throws Exception {
    var plot = plot(late("soon", 10), late("late", 39), late("too late", 900));

    assertThat(plot).contains(">1.00 × (≤ 10 ms)<", ">3.90 × (≤ 10 ms)<");
    assertThat(plot).contains(">90.00 × (≤ 10 ms), cut<").containsOnlyOnce("<path");
    var lengths = lengths(plot);
    assertThat(lengths.get(2)).isEqualTo(4 * lengths.get(0));
  }

  @Test
  void a_cost_has_no_bar() throws Exception {
    var cost = Figure.cost("encode an event", "ns", List.of(812.0), Map.of());

    assertThat(lengths(plot(late("soon", 5), cost))).hasSize(1);
    assertThat(lengths(plot(cost))).isEmpty();
  }

  private static String plot(Figure... figures) {
    var rows = Stream.of(figures).map(figure -> Row.of("http", "now", "head", figure)).toList();
    return ResultsPlot.of(rows);
  }

  private static Figure late(String what, double millis) {
    return Figure.within(what, BOUND, List.of(millis), Map.of());
  }

  private static List<Double> lengths(String plot) throws Exception {
    var rectangles =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(plot.getBytes(UTF_8)))
            .getElementsByTagName("rect");
    var lengths = new ArrayList<Double>();
    // The first is the paper.
    for (int i = 1; i < rectangles.getLength(); i++) {
      lengths.add(Double.parseDouble(((Element) rectangles.item(i)).getAttribute("width")));
    }
    return lengths;
  }
}
