package dev.hindsight.command.process;

import dev.hindsight.command.follow.FollowedLog;
import dev.hindsight.command.follow.FollowerProgress;
import dev.hindsight.command.follow.FollowerStore;
import dev.hindsight.command.follow.Following;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.util.UUID;

/** A replica that runs the bonus process, in a process of its own. */
final class BonusReplica {

  private BonusReplica() {}

  /** Arguments: host, port, database, user, password, bonus account. */
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
    var handler = FollowedLog.handler(vertx, connections);
    var follower = new ProcessFollower(new Bonus(UUID.fromString(args[5])), handler);
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
