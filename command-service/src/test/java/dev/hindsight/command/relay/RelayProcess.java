package dev.hindsight.command.relay;

import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import io.vertx.core.Vertx;
import java.util.Map;

/** A relay in a process of its own, so that a test can kill it at any moment. */
final class RelayProcess {

  private RelayProcess() {}

  /** Arguments: host, port, database, user, password, brokers, topic, partitions. */
  public static void main(String[] args) {
    var vertx = Vertx.vertx();
    var connections = OwnProcess.connections(vertx, args);
    var topic =
        new RelayTopic(
            Map.of("bootstrap.servers", args[5]),
            new TopicSettings(args[6], Integer.parseInt(args[7]), (short) 1));
    new Relay(
            new PostgresTail(connections),
            new PostgresPublication(connections),
            new Wakeup(),
            DatabaseLock.ofRelay(connections),
            topic,
            new RelayProgress(),
            Rests.USUAL.withoutReaders())
        .run();
  }
}
