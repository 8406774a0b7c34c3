package dev.hindsight.command;

import dev.hindsight.command.log.postgres.Connections;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests in a process of its own, so that it can be killed at any moment. */
public final class OwnProcess {

  /** Host, port, database, user, password come first among the arguments of such a process. */
  public static final int ADDRESS = 5;

  private OwnProcess() {}

  /** To the database that the arguments begin with. */
  public static Connections connections(Vertx vertx, String[] arguments) {
    return new Connections(
        vertx,
        new PgConnectOptions()
            .setHost(arguments[0])
            .setPort(Integer.parseInt(arguments[1]))
            .setDatabase(arguments[2])
            .setUser(arguments[3])
            .setPassword(arguments[4]));
  }

  public static Process start(Class<?> program, List<String> arguments, Path output)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }
}
