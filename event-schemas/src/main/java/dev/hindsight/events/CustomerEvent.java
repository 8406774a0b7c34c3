package dev.hindsight.events;

import dev.hindsight.events.personal.PersonalText;

/** What happens to a customer. Personal fields are encrypted with the customer's own key. */
public sealed interface CustomerEvent extends Event {

  /** A customer registered; the e-mail address is not verified yet. */
  @EventType("hindsight.customer.registered.v1")
  record CustomerRegistered(PersonalText name, PersonalText email) implements CustomerEvent {}
}
