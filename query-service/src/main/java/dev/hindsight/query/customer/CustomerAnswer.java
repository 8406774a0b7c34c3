package dev.hindsight.query.customer;

import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.personal.PersonalFields;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as they are told.
 *
 * @param erased true when the key is destroyed and with it name and e-mail address
 */
public record CustomerAnswer(
    UUID id,
    long version,
    CustomerStatus status,
    @Nullable String name,
    @Nullable String email,
    @Nullable Boolean erased,
    @Nullable Boolean stale) {

  static CustomerAnswer of(CustomerView customer, PersonalFields fields) {
    return new CustomerAnswer(
        customer.id,
        customer.version,
        customer.status,
        fields.open("name", new PersonalText(customer.name)).orElse(null),
        fields.open("email", new PersonalText(customer.email)).orElse(null),
        fields.erased() ? Boolean.TRUE : null,
        customer.staleOrAbsent());
  }
}
