package dev.hindsight.command.process;

import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.follow.FollowerProcess;
import java.util.UUID;

/** A replica that runs the bonus process, in a process of its own. */
final class BonusReplica {

  private BonusReplica() {}

  /** Arguments: host, port, database, user, password, bonus account. */
  public static void main(String[] args) {
    var bonus = UUID.fromString(args[OwnProcess.ADDRESS]);
    FollowerProcess.run(args, (vertx, handler) -> new ProcessFollower(new Bonus(bonus), handler));
  }
}
