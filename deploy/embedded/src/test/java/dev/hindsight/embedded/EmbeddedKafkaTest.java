package dev.hindsight.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker: it comes up again on its data, whichever way it ended. */
class EmbeddedKafkaTest {
  @TempDir Path folder;

  @Test
  void a_broker_comes_up_again_as_the_same_cluster_after_a_kill_and_after_a_stop()
      throws IOException {
    try (var broker = EmbeddedKafka.at(folder).start()) {
      String identity = identity();
      long first = broker.pid();
      broker.kill();
      broker.start();
      broker.stop();
      broker.start();

      assertThat(identity()).isEqualTo(identity);
      assertThat(broker.pid()).isNotEqualTo(first);
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
        assertThat(socket.isConnected()).isTrue();
      }
    }
  }

  private String identity() throws IOException {
    return Files.readAllLines(folder.resolve("log/meta.properties")).stream()
        .filter(line -> line.startsWith("cluster.id="))
        .findFirst()
        .orElseThrow();
  }
}
