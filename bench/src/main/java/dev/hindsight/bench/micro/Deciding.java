package dev.hindsight.bench.micro;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.account.AccountDecider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.events.Money;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A command against a state: accepted, and refused. */
@State(Scope.Benchmark)
public class Deciding {

  private static final Others NONE =
      stream -> {
        throw new IllegalArgumentException("nothing else is read");
      };

  private final AccountDecider decider = new AccountDecider();
  private final UUID id = new UUID(1, 1);
  private final Account account = new Account.Open(null, Money.of("50.00", "EUR"));
  private final DepositMoney deposit = new DepositMoney(id, Money.of("1.00", "EUR"), null);
  private final WithdrawMoney tooMuch = new WithdrawMoney(id, Money.of("51.00", "EUR"), null);

  @Benchmark
  public Decision accept() {
    return decider.decide(deposit, account, NONE);
  }

  @Benchmark
  public Decision refuse() {
    return decider.decide(tooMuch, account, NONE);
  }
}
