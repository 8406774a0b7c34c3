package dev.hindsight.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFaultsTest {

  private static final String FILE = Importing.file("every-kind-of-row.csv");

  @TempDir Path folder;

  @AutoClose private final Importing importing = new Importing();

  @Test
  void a_broken_connection_is_taken_up_again_without_anything_done_twice() throws Exception {
    var file = manyRows();
    importing.far().breakAfter(100);

    assertThat(importing.run("--json", file.toString())).isZero();

    assertThat(importing.far().requests()).isGreaterThan(10);
    assertThat(importing.json().at("/total/accepted/adds").asInt()).isEqualTo(1_000);
    assertThat(additions()).isEqualTo(1_000);
    assertThat(importing.json().at("/total/accepted/checkouts").asInt()).isEqualTo(50);
    assertThat(importing.json().at("/total/refused").asInt()).isZero();
  }

  @Test
  void lines_that_are_put_off_are_sent_again_in_the_order_of_their_session() throws Exception {
    var file = manyRows();
    importing.far().putOff(7, 60);
    importing.far().turnAway(2);

    assertThat(importing.run("--json", file.toString())).isZero();

    assertThat(additions()).isEqualTo(1_000);
    // Every addition of a session came before its checkout: nothing was refused, each cart is full.
    assertThat(importing.json().at("/total/refused").asInt()).isZero();
    assertThat(importing.shop().effects().stream().filter("CheckOutCart 20"::equals)).hasSize(50);
  }

  @Test
  void a_far_side_that_is_not_there_is_one_clear_error() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    var code = importing.execute("--port", Integer.toString(port), FILE);

    assertThat(code).isEqualTo(1);
    assertThat(importing.err())
        .contains("The import did not come to its end: nothing done for 3 seconds: ")
        .contains("Connection refused")
        .contains("Run it again to go on");
    assertThat(importing.table()).contains("rows without an answer 14", "commands accepted 0");
  }

  @Test
  void another_server_at_the_address_is_one_clear_error() {
    var code = importing.execute("--url", importing.far().url() + "/elsewhere", FILE);

    assertThat(code).isEqualTo(1);
    assertThat(importing.err()).contains("status 404: is this the address of Hindsight?");
  }

  /** Fifty sessions whose rows are shuffled into one another: twenty products each, then bought. */
  private Path manyRows() throws Exception {
    var header = "event_time,event_type,product_id,price,user_id,user_session\n";
    var rows =
        IntStream.range(0, 21 * 50)
            .mapToObj(i -> row(i / 50, i / 50 < 20 ? "cart" : "purchase", "session-" + i % 50));
    return Files.writeString(
        folder.resolve("many.csv"), rows.collect(Collectors.joining("", header, "")));
  }

  private static String row(int round, String type, String session) {
    return "2022-10-01 00:00:%02d UTC,%s,%d,1.00,1,%s\n"
        .formatted(round, type, 1000 + round, session);
  }

  private long additions() {
    return importing.shop().effects().stream()
        .filter(effect -> effect.startsWith("AddItem"))
        .count();
  }
}
