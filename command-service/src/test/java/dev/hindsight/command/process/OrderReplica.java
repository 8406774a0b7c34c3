package dev.hindsight.command.process;

import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.follow.FollowerProcess;
import java.time.Duration;

/** A replica that sees orders through until it comes to a certain point, and is gone then. */
final class OrderReplica {

  /** Between two rounds of a refund that is deferred. */
  static final Duration PAUSE = Duration.ofMillis(200);

  private OrderReplica() {}

  /** Arguments: host, port, database, user, password, where it ends. */
  public static void main(String[] args) {
    var point = CrashPoint.valueOf(args[OwnProcess.ADDRESS]);
    var orders = new HaltingOrders(new OrderProcess(PAUSE), point);
    FollowerProcess.run(args, (vertx, handler) -> new ProcessFollower(orders, handler));
  }
}
