package dev.hindsight.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * The settings of the single node: loopback only, small in memory, nothing ever deleted by default.
 */
final class NodeSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENT";
  private static final String PROXIED_LISTENER = "PROXIED";

  private NodeSettings() {}

  static Properties of(Path data, int port, int controllerPort) {
    var settings = new Properties();
    settings.put("log.dirs", Storage.folder(data).toString());
    listeners(settings, port, controllerPort);
    singleNode(settings);
    small(settings);
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.retention.ms", "-1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    return settings;
  }

  private static void listeners(Properties settings, int port, int controllerPort) {
    String client = CLIENT_LISTENER + "://127.0.0.1:" + port;
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE_ID));
    settings.put(
        "listeners", client + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", client);
    settings.put("inter.broker.listener.name", CLIENT_LISTENER);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put(
        "listener.security.protocol.map",
        CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    // Static voters: the controller's port may be another one after a restart.
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
  }

  /**
   * A second listener, whose clients are told to come to the port of a proxy. The broker's own
   * traffic does not go through it.
   */
  static void behindProxy(Properties settings, int port, int proxyPort) {
    append(settings, "listeners", PROXIED_LISTENER + "://127.0.0.1:" + port);
    append(settings, "advertised.listeners", PROXIED_LISTENER + "://127.0.0.1:" + proxyPort);
    append(settings, "listener.security.protocol.map", PROXIED_LISTENER + ":PLAINTEXT");
  }

  private static void append(Properties settings, String name, String value) {
    settings.put(name, settings.get(name) + "," + value);
  }

  private static void singleNode(Properties settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    // After a kill -9 the controller waits for the old session to end before it takes the broker
    // back.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
  }

  private static void small(Properties settings) {
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("background.threads", "4");
  }
}
