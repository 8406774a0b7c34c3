package dev.hindsight.analytics.flows;

import dev.hindsight.analytics.rollup.Axes;
import dev.hindsight.analytics.rollup.Bucket;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.events.Money;
import dev.hindsight.kit.projection.Sum;
import dev.hindsight.kit.projection.Table;
import java.math.BigInteger;
import java.time.Instant;

/** The money that moved in a bucket, under one key. */
@Table("flow_tallies")
public record FlowTally(
    Axes axis,
    Grain grain,
    Instant at,
    Grouping grouping,
    String key,
    String currency,
    @Sum long deposits,
    @Sum BigInteger depositedMinor,
    @Sum long withdrawals,
    @Sum BigInteger withdrawnMinor,
    @Sum long transfersSent,
    @Sum BigInteger sentMinor,
    @Sum long transfersReceived,
    @Sum BigInteger receivedMinor) {

  /** What an event of an account is to it. */
  enum Flow {
    DEPOSITED,
    WITHDRAWN,
    SENT,
    RECEIVED
  }

  static FlowTally of(Bucket bucket, Grouping grouping, String key, Flow flow, Money amount) {
    return new FlowTally(
        bucket.axis(),
        bucket.grain(),
        bucket.at(),
        grouping,
        key,
        amount.currencyCode(),
        count(flow, Flow.DEPOSITED),
        minor(flow, Flow.DEPOSITED, amount),
        count(flow, Flow.WITHDRAWN),
        minor(flow, Flow.WITHDRAWN, amount),
        count(flow, Flow.SENT),
        minor(flow, Flow.SENT, amount),
        count(flow, Flow.RECEIVED),
        minor(flow, Flow.RECEIVED, amount));
  }

  private static long count(Flow flow, Flow column) {
    return flow == column ? 1 : 0;
  }

  private static BigInteger minor(Flow flow, Flow column, Money amount) {
    return flow == column ? BigInteger.valueOf(amount.minor()) : BigInteger.ZERO;
  }
}
