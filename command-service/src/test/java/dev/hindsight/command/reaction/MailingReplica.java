package dev.hindsight.command.reaction;

import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.follow.FollowerProcess;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Event;
import dev.hindsight.events.Recorded;
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
    var port = Integer.parseInt(args[OwnProcess.ADDRESS]);
    var dies = args[OwnProcess.ADDRESS + 1].equals("die");
    Runnable after = dies ? () -> Runtime.getRuntime().halt(137) : () -> {};
    FollowerProcess.run(
        args,
        (vertx, handler) ->
            new ReactionFollower(new Receipts(MailServer.delivery(vertx, port), after)));
  }
}
