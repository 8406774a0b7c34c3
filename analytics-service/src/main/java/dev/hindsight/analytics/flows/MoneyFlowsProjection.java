package dev.hindsight.analytics.flows;

import dev.hindsight.analytics.flows.FlowTally.Flow;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.analytics.rollup.Times;
import dev.hindsight.events.AccountEvent;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.View;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up what goes into accounts, out of them, and from one to another. */
@Singleton
@View(name = MoneyFlowsProjection.NAME, kinds = "account")
public final class MoneyFlowsProjection implements EntityProjection<FlowAccount> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "money-flows";

  @Override
  public Set<Class<? extends Record>> tallies() {
    return Set.of(FlowTally.class);
  }

  @Override
  public @Nullable FlowAccount fold(@Nullable FlowAccount row, Recorded recorded, Facts out) {
    var envelope = recorded.envelope();
    switch ((AccountEvent) recorded.event()) {
      case AccountOpened e -> {
        return new FlowAccount(e.currency());
      }
      case MoneyDeposited e -> moved(envelope, Flow.DEPOSITED, e.amount(), out);
      case MoneyWithdrawn e -> moved(envelope, Flow.WITHDRAWN, e.amount(), out);
      case TransferSent e -> {
        moved(envelope, Flow.SENT, e.amount(), out);
        between(envelope, envelope.stream().id(), e.to(), Flow.SENT, e.amount(), out);
      }
      case TransferReceived e -> {
        moved(envelope, Flow.RECEIVED, e.amount(), out);
        between(envelope, e.from(), envelope.stream().id(), Flow.RECEIVED, e.amount(), out);
      }
      case AccountClosed e -> {
        // No money moves.
      }
    }
    return row;
  }

  private static void moved(Envelope envelope, Flow flow, Money amount, Facts out) {
    var account = envelope.stream().id().toString();
    for (var bucket : Times.of(envelope).buckets()) {
      out.add(FlowTally.of(bucket, Grouping.TOTAL, "", flow, amount));
      out.add(FlowTally.of(bucket, Grouping.ACCOUNT, account, flow, amount));
    }
  }

  private static void between(
      Envelope envelope, UUID from, UUID to, Flow flow, Money amount, Facts out) {
    for (var bucket : Times.of(envelope).buckets()) {
      out.add(FlowTally.of(bucket, Grouping.PAIR, from + "/" + to, flow, amount));
    }
  }
}
