package dev.hindsight.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The share of an order's payment that one seller gets, by one transfer.
 *
 * @param sellerId absent for the shop itself
 */
public record Payout(UUID transferId, @Nullable UUID sellerId, UUID accountId, Money amount) {}
