package dev.hindsight.query.customer;

import dev.hindsight.kit.personal.PersonalFields;
import dev.hindsight.query.entity.EntityState;
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

  static CustomerAnswer of(EntityState<CustomerRow> state, PersonalFields fields) {
    var customer = state.row();
    return new CustomerAnswer(
        state.id(),
        state.version(),
        customer.status(),
        fields.open("name", customer.name()).orElse(null),
        fields.open("email", customer.email()).orElse(null),
        customer.emailVerified(),
        customer.mailingLists(),
        customer.accounts(),
        fields.erased() ? Boolean.TRUE : null,
        state.staleOrAbsent());
  }
}
