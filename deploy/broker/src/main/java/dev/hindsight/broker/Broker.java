package dev.hindsight.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * Runs one Kafka node (broker and controller in one) on loopback until it is told to stop.
 *
 * <p>Arguments: data folder, port of the broker, port of the controller; and, for clients that come
 * through a proxy, the port behind it and its own. With {@code HINDSIGHT_BROKER_USERS} in its
 * environment it lets in those users alone. The file {@code ready} in the data folder appears when
 * the broker answers.
 */
public final class Broker {
  private Broker() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3 && arguments.length != 5) {
      System.err.println(
          "expected: DATA_FOLDER BROKER_PORT CONTROLLER_PORT [BEHIND_PROXY_PORT PROXY_PORT], got "
              + arguments.length
              + " arguments");
      Exit.exit(2);
      return;
    }
    Path data = Path.of(arguments[0]).toAbsolutePath();
    Path ready = data.resolve("ready");
    Files.createDirectories(data);
    Files.deleteIfExists(ready);

    Storage.formatWhenNew(data);
    int port = Integer.parseInt(arguments[1]);
    int controllerPort = Integer.parseInt(arguments[2]);
    var settings = NodeSettings.of(data, port, controllerPort);
    if (arguments.length == 5) {
      NodeSettings.behindProxy(
          settings, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
    }
    Guard.ofEnvironment().ifPresent(guard -> guard.before(settings));
    var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    Exit.addShutdownHook("stop the broker", server::shutdown);
    server.startup();
    Files.writeString(ready, "127.0.0.1:" + port + "\n");
    server.awaitShutdown();
    Exit.exit(0);
  }
}
