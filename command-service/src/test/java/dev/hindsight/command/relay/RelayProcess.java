package dev.hindsight.command.relay;

import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A relay in a process of its own, so that a test can kill it at any moment. */
final class RelayProcess {

  private RelayProcess() {}

  /** Arguments: host, port, database, user, password, brokers, topic, partitions. */
  public static void main(String[] args) {
    var vertx = Vertx.vertx();
    var connections =
        new Connections(
            vertx,
            new PgConnectOptions()
                .setHost(args[0])
                .setPort(Integer.parseInt(args[1]))
                .setDatabase(args[2])
                .setUser(args[3])
                .setPassword(args[4]));
    var topic =
        new RelayTopic(
            Map.of("bootstrap.servers", args[5]),
            new TopicSettings(args[6], Integer.parseInt(args[7]), (short) 1));
    new Relay(
            new PostgresTail(connections),
            new Wakeup(),
            DatabaseLock.ofRelay(connections),
            topic,
            new RelayProgress(),
            Rests.USUAL.withoutReaders())
        .run();
  }

  static Process start(List<String> arguments, Path output) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(RelayProcess.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }
}
