package dev.hindsight.command.customer.http;

import dev.hindsight.command.http.Unreadable;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.events.personal.PersonalKey;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The key that a customer's fields are encrypted with on their way in. */
final class SealingKey {

  private SealingKey() {}

  /**
   * Made now if there is none yet: also for a customer that is not known yet, so that the key is
   * the same one if a registration comes first.
   */
  static Uni<PersonalKey> of(UUID customer, CustomerKeys keys) {
    return keys.findOrMake(customer)
        .onFailure()
        .transform(why -> new Unreadable("the customers' keys cannot be reached", why));
  }
}
