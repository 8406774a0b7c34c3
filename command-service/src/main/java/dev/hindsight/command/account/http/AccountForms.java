package dev.hindsight.command.account.http;

import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.Fields;
import dev.hindsight.command.http.Ids;
import dev.hindsight.events.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the commands on accounts are read. */
public final class AccountForms {

  private static final long HIGHEST_AMOUNT = Money.MAX_MINOR / 10;
  private static final int LONGEST_REFERENCE = 500;

  static final CommandForm OPEN =
      CommandForm.of(
          "OpenAccount",
          f -> new OpenAccount(f.newId("id"), f.customerId("ownerId"), f.currency("currency")));

  static final CommandForm DEPOSIT =
      CommandForm.of("DepositMoney", f -> new DepositMoney(account(f), amount(f), reference(f)));

  static final CommandForm WITHDRAW =
      CommandForm.of("WithdrawMoney", f -> new WithdrawMoney(account(f), amount(f), reference(f)));

  static final CommandForm TRANSFER = CommandForm.of("TransferMoney", AccountForms::transfer);

  static final CommandForm CLOSE =
      CommandForm.of("CloseAccount", f -> new CloseAccount(account(f)));

  private AccountForms() {}

  public static List<CommandForm> all() {
    return List.of(OPEN, DEPOSIT, WITHDRAW, TRANSFER, CLOSE);
  }

  private static Command transfer(Fields fields) {
    var id = fields.optionalId("id");
    var from = fields.id("from");
    var to = fields.id("to");
    if (from.equals(to) && fields.has("from")) {
      fields.refuse("to", "must be another account than from");
    }
    return new TransferMoney(
        id == null ? Ids.next() : id, from, to, amount(fields), reference(fields));
  }

  private static UUID account(Fields fields) {
    return fields.id("accountId", "id");
  }

  private static Money amount(Fields fields) {
    return fields.money("amount", HIGHEST_AMOUNT);
  }

  private static @Nullable String reference(Fields fields) {
    return fields.optionalText("reference", LONGEST_REFERENCE);
  }
}
