package dev.hindsight.events;

import dev.hindsight.events.personal.PersonalText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a customer. Personal fields are encrypted with the customer's own key. */
public sealed interface CustomerEvent extends Event {

  /**
   * A customer registered; the e-mail address is not verified yet. {@code address} is the id of the
   * address' own stream; an event of version 1 does not know it.
   */
  @EventType("hindsight.customer.registered.v2")
  record CustomerRegistered(PersonalText name, PersonalText email, @Nullable UUID address)
      implements CustomerEvent {}

  /** The customer asked again for the message that proves that this e-mail address is theirs. */
  @EventType("hindsight.customer.email-verification-requested.v1")
  record EmailVerificationRequested(UUID address, PersonalText email) implements CustomerEvent {}

  /** The customer proved that the present e-mail address is theirs. */
  @EventType("hindsight.customer.email-verified.v1")
  record CustomerEmailVerified(UUID address) implements CustomerEvent {}

  /** The e-mail address at {@code path} went from one to another, which is not verified yet. */
  @EventType("hindsight.customer.email-changed.v1")
  record CustomerEmailChanged(String path, PersonalText from, PersonalText to, UUID address)
      implements CustomerEvent {}

  /** The customer wants what is sent to this list. */
  @EventType("hindsight.customer.mailing-list-joined.v1")
  record MailingListJoined(String list) implements CustomerEvent {}

  /** The customer wants no more of what is sent to this list. */
  @EventType("hindsight.customer.mailing-list-left.v1")
  record MailingListLeft(String list) implements CustomerEvent {}

  /** The customer owns an account; the oldest one of a currency that is open gets their sales. */
  @EventType("hindsight.customer.account-opened.v1")
  record CustomerAccountOpened(UUID accountId, String currency) implements CustomerEvent {}

  /** The customer begins nothing new; all that is known of them is still there. */
  @EventType("hindsight.customer.deactivated.v1")
  record CustomerDeactivated() implements CustomerEvent {}

  /** The customer's key was destroyed with this event: no personal field can be read any more. */
  @EventType("hindsight.customer.erased.v1")
  record CustomerErased() implements CustomerEvent {}
}
