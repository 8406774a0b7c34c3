package dev.hindsight.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an account. A balance is the sum of its events; no event states it. */
public sealed interface AccountEvent extends Event {

  /** An account was opened; it holds this currency alone. Without an owner it is the shop's. */
  @EventType("hindsight.account.opened.v1")
  record AccountOpened(@Nullable UUID ownerId, String currency) implements AccountEvent {}

  /** Money came in from outside. */
  @EventType("hindsight.account.money-deposited.v1")
  record MoneyDeposited(Money amount, @Nullable String reference) implements AccountEvent {}

  /** Money went out of the system. */
  @EventType("hindsight.account.money-withdrawn.v1")
  record MoneyWithdrawn(Money amount, @Nullable String reference) implements AccountEvent {}

  /** Money went to another account; the other side is a {@link TransferReceived} of one append. */
  @EventType("hindsight.account.transfer-sent.v1")
  record TransferSent(UUID transferId, UUID to, Money amount, @Nullable String reference)
      implements AccountEvent {}

  /** Money came from another account; the other side is a {@link TransferSent} of one append. */
  @EventType("hindsight.account.transfer-received.v1")
  record TransferReceived(UUID transferId, UUID from, Money amount, @Nullable String reference)
      implements AccountEvent {}

  /** The account was closed with nothing left on it. */
  @EventType("hindsight.account.closed.v1")
  record AccountClosed() implements AccountEvent {}
}
