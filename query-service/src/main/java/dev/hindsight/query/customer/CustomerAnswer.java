package dev.hindsight.query.customer;

import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.personal.PersonalFields;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as they are told.
 *
 * @param erased true when name and e-mail address are gone for ever
 */
public record CustomerAnswer(
    UUID id,
    long version,
    CustomerStatus status,
    @Nullable String name,
    @Nullable String email,
    boolean emailVerified,
    List<String> mailingLists,
    List<UUID> accounts,
    @Nullable Boolean erased,
    @Nullable Boolean stale) {

  static CustomerAnswer of(CustomerView customer, PersonalFields fields) {
    return new CustomerAnswer(
        customer.id,
        customer.version,
        customer.status,
        open(fields, "name", customer.name),
        open(fields, "email", customer.email),
        customer.emailVerified,
        customer.mailingLists,
        customer.accounts,
        fields.erased() ? Boolean.TRUE : null,
        customer.staleOrAbsent());
  }

  private static @Nullable String open(
      PersonalFields fields, String field, @Nullable String sealed) {
    return sealed == null ? null : fields.open(field, new PersonalText(sealed)).orElse(null);
  }
}
