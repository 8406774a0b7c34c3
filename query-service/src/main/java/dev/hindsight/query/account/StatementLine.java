package dev.hindsight.query.account;

import dev.hindsight.events.AccountEvent;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.Money;
import dev.hindsight.query.history.Step;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money.
 *
 * @param time when it happened, as it says itself
 * @param recordedTime when it was recorded
 * @param type {@code deposit}, {@code withdrawal}, {@code transfer-received} or {@code
 *     transfer-sent}
 * @param amount less than nothing when money went out
 * @param balance after it
 * @param accountId the other account of a transfer
 */
public record StatementLine(
    long version,
    Instant time,
    Instant recordedTime,
    String type,
    Money amount,
    Money balance,
    @Nullable String reference,
    @Nullable UUID transferId,
    @Nullable UUID accountId) {

  /** The line of an event; none of one that moves nothing. */
  static Stream<StatementLine> of(Step<AccountRow> step) {
    return switch ((AccountEvent) step.recorded().event()) {
      case MoneyDeposited e -> line(step, "deposit", e.amount(), e.reference(), null, null);
      case MoneyWithdrawn e ->
          line(step, "withdrawal", e.amount().negated(), e.reference(), null, null);
      case TransferReceived e ->
          line(step, "transfer-received", e.amount(), e.reference(), e.transferId(), e.from());
      case TransferSent e ->
          line(step, "transfer-sent", e.amount().negated(), e.reference(), e.transferId(), e.to());
      case AccountOpened e -> Stream.empty();
      case AccountClosed e -> Stream.empty();
    };
  }

  private static Stream<StatementLine> line(
      Step<AccountRow> step,
      String type,
      Money amount,
      @Nullable String reference,
      @Nullable UUID transferId,
      @Nullable UUID accountId) {
    var after = step.after();
    var envelope = step.recorded().envelope();
    return after == null
        ? Stream.empty()
        : Stream.of(
            new StatementLine(
                envelope.version(),
                envelope.occurredAt(),
                envelope.recordedAt(),
                type,
                amount,
                after.balance(),
                reference,
                transferId,
                accountId));
  }
}
