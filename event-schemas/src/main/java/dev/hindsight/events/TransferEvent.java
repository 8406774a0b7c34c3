package dev.hindsight.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a transfer. Its stream makes one transfer id move money once. */
public sealed interface TransferEvent extends Event {

  /** Money moved; both accounts state the same in the same append. */
  @EventType("hindsight.transfer.made.v1")
  record TransferMade(UUID from, UUID to, Money amount, @Nullable String reference)
      implements TransferEvent {}
}
