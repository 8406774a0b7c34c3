package dev.hindsight.events;

import java.util.UUID;

/**
 * What happens to an e-mail address. Its stream is named after a keyed hash of the address, so that
 * one address has one stream, and an append to it decides who has it.
 */
public sealed interface EmailEvent extends Event {

  /** A customer took the address; nobody else can. */
  @EventType("hindsight.email.claimed.v1")
  record EmailClaimed(UUID customerId) implements EmailEvent {}

  /** The customer gave the address up; it is free again. */
  @EventType("hindsight.email.released.v1")
  record EmailReleased(UUID customerId) implements EmailEvent {}
}
