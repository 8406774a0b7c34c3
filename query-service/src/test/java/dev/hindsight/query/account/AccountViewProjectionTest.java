package dev.hindsight.query.account;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.Money;
import dev.hindsight.kit.testkit.ProjectionSpec;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The fold of an account. */
class AccountViewProjectionTest {

  private static final UUID OWNER = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);

  private final ProjectionSpec<AccountRow> account = ProjectionSpec.of(new AccountViewProjection());

  @Test
  void an_opened_account_holds_nothing_in_its_currency() {
    account
        .given(new AccountOpened(OWNER, "JPY"))
        .thenRow(new AccountRow(AccountStatus.OPEN, OWNER, Money.of("0", "JPY")));
  }

  @Test
  void the_balance_is_what_came_in_less_what_went_out() {
    account
        .given(new AccountOpened(null, "EUR"))
        .given(new MoneyDeposited(euros("100.00"), "salary"))
        .given(new MoneyWithdrawn(euros("30.00"), null))
        .given(new TransferSent(new UUID(2, 1), OTHER, euros("20.50"), null))
        .given(new TransferReceived(new UUID(2, 2), OTHER, euros("0.01"), null))
        .thenRow(new AccountRow(AccountStatus.OPEN, null, euros("49.51")));
  }

  @Test
  void nothing_moves_on_a_closed_account() {
    account
        .given(new AccountOpened(null, "EUR"), new AccountClosed())
        .given(new MoneyDeposited(euros("1.00"), null))
        .thenRow(new AccountRow(AccountStatus.CLOSED, null, euros("0.00")));
  }

  @Test
  void money_of_another_currency_is_not_applied_but_parks_the_account() {
    account.given(new AccountOpened(null, "EUR"));

    assertThatThrownBy(() -> account.given(new MoneyDeposited(Money.of("1.00", "USD"), null)))
        .hasMessageContaining("cannot mix");
  }

  private static Money euros(String amount) {
    return Money.of(amount, "EUR");
  }
}
