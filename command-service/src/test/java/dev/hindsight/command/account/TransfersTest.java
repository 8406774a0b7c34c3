package dev.hindsight.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.events.Money;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several transfers in one append; the rules of each are in {@link AccountDeciderTest}. */
class TransfersTest {

  private static final UUID ALICE = new UUID(4, 1);
  private static final UUID BOB = new UUID(4, 2);
  private static final Money SIX = Money.of("6.00", "EUR");

  // Alice holds ten euros and Bob none.
  private static final Others SHOP =
      stream -> {
        if (stream.kind().equals(Transfer.KIND)) {
          return Transfer.NOT_MADE;
        }
        var balance = stream.equals(Account.stream(ALICE)) ? "10.00" : "0.00";
        return new Account.Open(null, Money.of(balance, "EUR"));
      };

  private final Transfers transfers = new Transfers(SHOP);

  @Test
  void one_account_does_not_spend_the_same_money_twice() {
    assertThat(next(1, ALICE, BOB)).isEqualTo("made");
    assertThat(next(2, ALICE, BOB)).isEqualTo("insufficient-funds");
  }

  @Test
  void what_came_by_one_transfer_can_go_by_the_next() {
    assertThat(next(1, BOB, ALICE)).isEqualTo("insufficient-funds");
    assertThat(next(2, ALICE, BOB)).isEqualTo("made");
    assertThat(next(1, BOB, ALICE)).isEqualTo("made");
  }

  @Test
  void one_id_moves_money_once() {
    assertThat(next(1, ALICE, BOB)).isEqualTo("made");
    assertThat(next(1, BOB, ALICE)).isEqualTo("transfer-exists");
  }

  private String next(int id, UUID from, UUID to) {
    return switch (transfers.next(new MoneyTransfer(new UUID(5, id), from, to, SIX, null))) {
      case Decision.Accepted _ -> "made";
      case Decision.Rejected refused -> refused.rejection().reason();
    };
  }
}
