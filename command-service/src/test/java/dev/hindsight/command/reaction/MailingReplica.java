package dev.hindsight.command.reaction;

import dev.hindsight.command.follow.FollowedLog;
import dev.hindsight.command.follow.FollowerProgress;
import dev.hindsight.command.follow.FollowerStore;
import dev.hindsight.command.follow.Following;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Event;
import dev.hindsight.events.Recorded;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Set;

/** A replica that mails for each deposit, and dies as it is told between a mail and its note. */
final class MailingReplica {

  /** Mails for deposits; {@code after} is run when the server has taken the mail. */
  record Receipts(MailDelivery delivery, Runnable after) implements Reaction {
    @Override
    public String name() {
      return "receipts";
    }

    @Override
    public Set<Class<? extends Event>> wants() {
      return Set.of(MoneyDeposited.class);
    }

    @Override
    public void react(Recorded recorded) throws Exception {
      var envelope = recorded.envelope();
      var id = envelope.id() + "@shop.test";
      var account = envelope.stream().id();
      delivery.deliver(new Mail(id, account, "ann@shop.test", "Receipt", "Thanks", "<p>Thanks"));
      after.run();
    }
  }

  private MailingReplica() {}

  /** Arguments: host, port, database, user, password, port of the mail server, whether to die. */
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
    var delivery = MailServer.delivery(vertx, Integer.parseInt(args[5]));
    Runnable after = args[6].equals("die") ? () -> Runtime.getRuntime().halt(137) : () -> {};
    var follower = new ReactionFollower(new Receipts(delivery, after));
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
