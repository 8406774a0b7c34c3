package dev.hindsight.analytics.flows;

import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.analytics.rollup.Axis;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How money moved.
 *
 * @param groups those first that most money went in and out of; absent when none were asked for
 * @param total over all groups, also those beyond the limit: one for each currency
 */
public record MoneyFlows(
    @Nullable GroupBy groupBy,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable List<Group> groups,
    List<Total> total,
    Axis axis) {

  /**
   * The money of one key in one currency.
   *
   * @param net what the accounts have more for it, or less
   */
  @Schema(name = "MoneyFlowsGroup")
  public record Group(
      @Schema(description = "account, two of them (from/to), hour or day in UTC") String key,
      long deposits,
      Value deposited,
      long withdrawals,
      Value withdrawn,
      long transfersSent,
      Value sent,
      long transfersReceived,
      Value received,
      Value net) {}

  /**
   * All of one currency together.
   *
   * @param transfers each is sent and received in one moment
   * @param net what all accounts have more for it, or less
   */
  @Schema(name = "MoneyFlowsTotal")
  public record Total(
      long deposits,
      Value deposited,
      long withdrawals,
      Value withdrawn,
      long transfers,
      Value transferred,
      Value net) {}
}
