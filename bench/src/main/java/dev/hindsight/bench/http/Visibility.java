package dev.hindsight.bench.http;

import dev.hindsight.bench.Part;
import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.raw.Inserts;
import dev.hindsight.bench.stack.BenchStack;
import dev.hindsight.bench.stack.Lag;
import java.util.List;

/** How soon a command is seen where it is read, while some others come in. */
public final class Visibility implements Part {

  private static final int CONNECTIONS = 64;
  // Who waits for an answer holds a connection: as many wait as come in while it takes.
  private static final int WAITING = 1_000;
  private static final int ACCOUNTS = 1_000;
  private static final int WARM_UPS = 20;
  private static final int SLOW_WARM_UPS = 4;
  // A tenth of the rate that the target of sustained commands is about: half of the limit.
  private static final int OF_RAW = 20;

  @Override
  public String name() {
    return "visible";
  }

  @Override
  public List<Figure> measure(Plan plan) throws Exception {
    try (var stack = BenchStack.start(plan.root(), plan.folder().resolve("stack"));
        var commands = new Server(stack.address("command-service"), CONNECTIONS);
        var queries = new Server(stack.address("query-service"), WAITING);
        var lag = new Lag(stack)) {
      var accounts = Accounts.open(commands, ACCOUNTS);
      warmUp(plan, commands, queries, accounts);
      lag.awaitLevel();
      var raw = Inserts.into(stack.database("command"), plan.length());
      var rate = Math.max(1, (int) (raw.run() / OF_RAW));
      var visible = new Visible(plan, commands, queries, accounts, rate);
      for (int i = 0; i < plan.warmUps(SLOW_WARM_UPS); i++) {
        visible.warmUp();
      }
      return visible.measure();
    }
  }

  private static void warmUp(Plan plan, Server commands, Server queries, Accounts accounts)
      throws InterruptedException {
    var deposits = new ClosedLoop(commands, CONNECTIONS, 202, plan.length(), accounts::deposit);
    var looks =
        new ClosedLoop(
            queries,
            CONNECTIONS,
            200,
            plan.length(),
            turn -> Call.get("/accounts/" + accounts.id(turn)));
    for (int i = 1; i <= plan.warmUps(WARM_UPS); i++) {
      plan.tell(
          "warming up, %d: %,.0f commands/s, %,.0f reads/s"
              .formatted(i, deposits.run(), looks.run()));
    }
  }
}
