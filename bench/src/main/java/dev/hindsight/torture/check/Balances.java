package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.fold.ReadModels;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Sums of money, event by event; each currency apart. */
final class Balances {

  private final Map<String, BigDecimal> ofAccounts = new HashMap<>();
  private final Map<String, BigDecimal> insideOf = new HashMap<>();
  private final Map<String, BigDecimal> broughtIn = new HashMap<>();

  /** Returns the balance of the account that it is about; null when it is about none. */
  BigDecimal apply(LogEvent event) {
    return switch (event.type()) {
      case "hindsight.account.money-deposited.v1" -> moved(event, 1, true);
      case "hindsight.account.money-withdrawn.v1" -> moved(event, -1, true);
      case "hindsight.account.transfer-received.v1" -> moved(event, 1, false);
      case "hindsight.account.transfer-sent.v1" -> moved(event, -1, false);
      default -> BigDecimal.ZERO;
    };
  }

  /** What is in all accounts, less what was brought in from outside: nothing, by currency. */
  Map<String, BigDecimal> outOfNothing() {
    var difference = new HashMap<String, BigDecimal>();
    insideOf.forEach((currency, sum) -> {
      var made = sum.subtract(broughtIn.getOrDefault(currency, BigDecimal.ZERO));
      if (made.signum() != 0) {
        difference.put(currency, made);
      }
    });
    return difference;
  }

  private BigDecimal moved(LogEvent event, int sign, boolean fromOutside) {
    var money = (Map<?, ?>) Objects.requireNonNull(ReadModels.data(event).get("amount"));
    var currency = (String) Objects.requireNonNull(money.get("currency"));
    var amount =
        new BigDecimal((String) Objects.requireNonNull(money.get("amount")))
            .multiply(BigDecimal.valueOf(sign));
    insideOf.merge(currency, amount, BigDecimal::add);
    if (fromOutside) {
      broughtIn.merge(currency, amount, BigDecimal::add);
    }
    return ofAccounts.merge(event.stream(), amount, BigDecimal::add);
  }
}
