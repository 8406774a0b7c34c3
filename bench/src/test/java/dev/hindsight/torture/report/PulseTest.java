package dev.hindsight.torture.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.report.Pulse.Moment;
import dev.hindsight.torture.scenario.Fault;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** How commands fared from second to second, as figures and as a picture. */
class PulseTest {

  private static final long START = TimeUnit.HOURS.toNanos(7);
  private static final Answer ACCEPTED = answer(202);
  private static final Answer REFUSED = answer(409);
  private static final Answer UNAVAILABLE = answer(503);

  @Test
  void each_second_has_what_was_decided_in_it_and_what_was_left_open() {
    var pulse =
        Pulse.of(
            List.of(
                ended(0.5, ACCEPTED),
                ended(0.9, REFUSED),
                ended(2.1, UNAVAILABLE),
                ended(2.2, null)),
            List.of(new Fault(START + seconds(1.5), "kill -9")));

    assertThat(pulse.secondsEach()).isEqualTo(1);
    assertThat(pulse.moments())
        .containsExactly(new Moment(2, 0), new Moment(0, 0), new Moment(0, 2));
    assertThat(pulse.faults()).containsExactly(new Pulse.Mark(1.5, "kill -9"));
  }

  @Test
  void a_long_play_has_longer_moments() {
    var pulse = Pulse.of(List.of(ended(0, ACCEPTED), ended(1_000, ACCEPTED)), List.of());

    assertThat(pulse.secondsEach()).isEqualTo(3);
    assertThat(pulse.moments()).hasSize(334).endsWith(new Moment(1, 0));
  }

  @Test
  void its_picture_has_a_line_for_each_fault() throws Exception {
    var faults =
        List.of(new Fault(START, "a < b & c"), new Fault(START + seconds(40), "kill -9 of Kafka"));
    var pulse = Pulse.of(List.of(ended(0, ACCEPTED), ended(90, UNAVAILABLE)), faults);

    var picture = parsed(PulsePlot.of("kill", pulse));

    var lines = picture.getElementsByTagName("line");
    assertThat(lines.getLength()).isEqualTo(2);
    assertThat(lines.item(0).getTextContent()).isEqualTo("a < b & c");
    assertThat(lines.item(1).getTextContent()).isEqualTo("kill -9 of Kafka");
    assertThat(picture.getElementsByTagName("path").getLength()).isEqualTo(2);
  }

  @Test
  void a_play_in_which_nobody_asked_has_one_too() throws Exception {
    assertThat(parsed(PulsePlot.of("nothing", Pulse.of(List.of(), List.of())))).isNotNull();
  }

  private static Attempt ended(double second, @Nullable Answer answer) {
    var at = START + seconds(second);
    // The first is sent when the play starts, whenever it ends.
    return new Attempt("mark", 1, "POST", "/carts", null, null, null, false, START, at, answer);
  }

  private static Answer answer(int status) {
    return new Answer(status, null, null, null, false, "");
  }

  private static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }

  private static Document parsed(String picture) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(picture.getBytes(UTF_8)));
  }
}
