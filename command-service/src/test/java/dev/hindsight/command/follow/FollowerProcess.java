package dev.hindsight.command.follow;

import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import io.vertx.core.Vertx;
import java.util.function.BiFunction;

/** A replica that runs one follower, in a process of its own. */
public final class FollowerProcess {

  private FollowerProcess() {}

  /** Runs until the process ends. */
  public static void run(String[] arguments, BiFunction<Vertx, CommandHandler, Follower> make) {
    var vertx = Vertx.vertx();
    var connections = OwnProcess.connections(vertx, arguments);
    var follower = make.apply(vertx, FollowedLog.handler(vertx, connections));
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
