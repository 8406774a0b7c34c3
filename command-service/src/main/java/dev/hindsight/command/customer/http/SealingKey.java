package dev.hindsight.command.customer.http;

import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.handler.Permission;
import dev.hindsight.command.http.Fields;
import dev.hindsight.command.http.NotYours;
import dev.hindsight.command.http.Unreadable;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.events.personal.PersonalKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** The key that a customer's fields are encrypted with on their way in. */
final class SealingKey {

  private SealingKey() {}

  /**
   * Made now if there is none yet: also for a customer that is not known yet, so that the key is
   * the same one if a registration comes first. For nobody but themselves: what is refused leaves
   * nothing behind, not even a key.
   */
  static Uni<PersonalKey> of(UUID customer, Fields fields, CustomerKeys keys) {
    var owner = List.of(Owner.customer(customer));
    return Permission.refusal(fields.caller(), Customer.stream(customer), owner)
        .map(refusal -> Uni.createFrom().<PersonalKey>failure(new NotYours(refusal)))
        .orElseGet(() -> findOrMake(customer, keys));
  }

  private static Uni<PersonalKey> findOrMake(UUID customer, CustomerKeys keys) {
    return keys.findOrMake(customer)
        .onFailure()
        .transform(why -> new Unreadable("the customers' keys cannot be reached", why));
  }
}
