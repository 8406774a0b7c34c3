package dev.hindsight.analytics.flows;

import dev.hindsight.kit.projection.Table;

/** An account whose money moves. */
@Table("flow_accounts")
public record FlowAccount(String currency) {}
