package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.deposit;
import static dev.hindsight.command.handler.Replicas.get;

import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.http.Ids;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints figures, asserts nothing: {@code restart EVENTS} for the first command of a new process on
 * a long stream, {@code append SECONDS} for the commands a second at 256 in flight.
 */
final class Measure {

  private static final int IN_FLIGHT = 256;

  private Measure() {}

  public static void main(String[] arguments) throws Exception {
    try (var replicas = new Replicas()) {
      switch (arguments[0]) {
        case "restart" -> restart(replicas, Integer.parseInt(arguments[1]));
        case "append" -> append(replicas, Integer.parseInt(arguments[1]));
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
    System.exit(0);
  }

  private static void restart(Replicas replicas, int events) throws Exception {
    var writer = replicas.start(200, Limits.DEFAULT);
    var handler = writer.handler();
    var longOnes = new ArrayList<UUID>();
    longOnes.add(openAccount(handler));
    run(handler, longOnes, events);
    var shortOnes = List.of(openAccount(handler));
    run(handler, shortOnes, 5);
    writer.stop();
    for (int round = 0; round < 5; round++) {
      first(replicas, 200, "a stream of 6 events", shortOnes.getFirst());
      first(replicas, 200, "a stream of " + events + " events, snapshots", longOnes.getFirst());
      first(replicas, 0, "a stream of " + events + " events, no snapshots", longOnes.getFirst());
    }
  }

  private static void first(Replicas replicas, int every, String what, UUID account)
      throws Exception {
    var replica = replicas.start(every, Limits.DEFAULT);
    // The lanes are open and the code is warm.
    for (int i = 0; i < 20; i++) {
      openAccount(replica.handler());
    }
    var start = System.nanoTime();
    accepted(replica.handler().handle(Request.of(deposit(account, "1.00"))));
    var millis = (System.nanoTime() - start) / 1e6;
    System.out.printf(
        "%-50s %8.1f ms, snapshots used %d%n", what, millis, replica.snapshots().used());
    replica.stop();
  }

  // A process that has just started on a busy machine may take longer than a command may.
  private static UUID openAccount(CommandHandler handler) throws Exception {
    var open = new OpenAccount(Ids.next(), null, Currency.getInstance("EUR"));
    while (!(get(handler.handle(Request.of(open))) instanceof Outcome.Accepted)) {
      Thread.onSpinWait();
    }
    return open.accountId();
  }

  private static void append(Replicas replicas, int seconds) throws Exception {
    var handler = replicas.start(200, Limits.DEFAULT).handler();
    var accounts = new ArrayList<UUID>();
    for (int i = 0; i < 1000; i++) {
      accounts.add(openAccount(handler));
    }
    for (int i = 0; i < seconds; i++) {
      var start = System.nanoTime();
      var count = 0L;
      while (System.nanoTime() - start < 1_000_000_000L) {
        run(handler, accounts, 5_000);
        count += 5_000;
      }
      System.out.printf(
          "%d commands a second%n", count * 1_000_000_000L / (System.nanoTime() - start));
    }
  }

  private static void run(CommandHandler handler, List<UUID> accounts, int commands)
      throws InterruptedException {
    var room = new Semaphore(IN_FLIGHT);
    var failed = new AtomicLong();
    for (int i = 0; i < commands; i++) {
      room.acquire();
      var account = accounts.get(i % accounts.size());
      handler
          .handle(Request.of(deposit(account, "1.00")))
          .onComplete(done -> {
            if (!(done.result() instanceof Outcome.Accepted)) {
              failed.incrementAndGet();
            }
            room.release();
          });
    }
    room.acquire(IN_FLIGHT);
    if (failed.get() > 0) {
      throw new IllegalStateException(failed + " commands were not accepted");
    }
  }
}
