package dev.hindsight.local;

import dev.hindsight.local.stack.Names;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Ports that the user wants; 0 stands for any free one. */
final class PortOptions {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port of the gateway (default: 8080; 0: any free one).")
  private int gateway;

  @Option(
      names = "--postgres-port",
      paramLabel = "N",
      description = "Port of PostgreSQL (default: a free one, kept).")
  private int postgres;

  @Option(
      names = "--kafka-port",
      paramLabel = "N",
      description = "Port of Kafka (default: a free one, kept).")
  private int kafka;

  @Option(
      names = "--command-service-port",
      paramLabel = "N",
      description = "Port of the command service (default: a free one, kept).")
  private int commandService;

  @Option(
      names = "--query-service-port",
      paramLabel = "N",
      description = "Port of the query service (default: a free one, kept).")
  private int queryService;

  @Option(
      names = "--analytics-service-port",
      paramLabel = "N",
      description = "Port of the analytics service (default: a free one, kept).")
  private int analyticsService;

  Map<String, Integer> wishes() {
    var wishes = new HashMap<String, Integer>();
    wishes.put(Names.GATEWAY, gateway);
    wishes.put(Names.POSTGRES, postgres);
    wishes.put(Names.KAFKA, kafka);
    wishes.put("command-service", commandService);
    wishes.put("query-service", queryService);
    wishes.put("analytics-service", analyticsService);
    wishes.forEach(PortOptions::check);
    wishes.values().removeIf(port -> port == 0);
    return wishes;
  }

  private static void check(String part, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port " + port + " for the " + part + " is no port: expected 1 to 65535");
    }
  }
}
