package dev.hindsight.command.follow;

import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.util.function.Function;

/** A replica that runs one follower, in a process of its own. */
public final class FollowerProcess {

  /** Host, port, database, user, password come first among the arguments of such a process. */
  public static final int ADDRESS = 5;

  private FollowerProcess() {}

  /** Runs until the process ends. */
  public static void run(String[] arguments, Function<CommandHandler, Follower> make) {
    var vertx = Vertx.vertx();
    var connections =
        new Connections(
            vertx,
            new PgConnectOptions()
                .setHost(arguments[0])
                .setPort(Integer.parseInt(arguments[1]))
                .setDatabase(arguments[2])
                .setUser(arguments[3])
                .setPassword(arguments[4]));
    var follower = make.apply(FollowedLog.handler(vertx, connections));
    new Following(
            follower,
            new PostgresTail(connections),
            new FollowerStore(connections),
            DatabaseLock.named(follower.name(), connections),
            new Wakeup(),
            FollowedLog.STUBBORN,
            new FollowerProgress())
        .run();
  }
}
