package dev.hindsight.command.http;

import static dev.hindsight.command.http.Doors.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller gets a number, and the log says under it what happened. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class UnforeseenFailureTest {

  private static final Pattern INCIDENT = Pattern.compile("incident ([-0-9a-f]{36})");

  @ParameterizedTest
  @ValueSource(strings = {"/broken-resource", "/broken-route"})
  void the_answer_names_an_incident_that_the_log_explains(String path) {
    var logged = new Records();
    var root = Logger.getLogger("");
    root.addHandler(logged);
    try {
      var answer = get(path).problem(500, "internal-error");

      assertThat(answer.body()).doesNotContain(BrokenDoor.CAUSE);
      var incident = INCIDENT.matcher(answer.json().path("detail").textValue());
      assertThat(incident.find()).isTrue();
      assertThat(logged.records)
          .anySatisfy(record -> {
            assertThat(record.getMessage()).contains(incident.group(1));
            assertThat(record.getThrown()).hasMessage(BrokenDoor.CAUSE);
          });
    } finally {
      root.removeHandler(logged);
    }
  }

  private static final class Records extends Handler {
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
