package dev.hindsight.command.seal;

import dev.hindsight.command.log.postgres.Connections;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sealer in a process of its own, so that a test can kill it at any moment. */
final class SealerProcess {

  private SealerProcess() {}

  /** Arguments: host, port, database, user, password. */
  public static void main(String[] args) {
    var connections =
        new Connections(
            Vertx.vertx(),
            new PgConnectOptions()
                .setHost(args[0])
                .setPort(Integer.parseInt(args[1]))
                .setDatabase(args[2])
                .setUser(args[3])
                .setPassword(args[4]));
    new Sealer(connections, Sealing.KEY, new SealProgress()).run();
  }

  static Process start(List<String> arguments, Path output) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(SealerProcess.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }
}
