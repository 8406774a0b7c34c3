package dev.hindsight.kit.shop;

import dev.hindsight.events.Money;
import dev.hindsight.kit.projection.Table;

/** An account's balance. */
@Table("accounts")
public record AccountRow(Money balance) {}
