package dev.hindsight.query.customer;

import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.projection.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a customer: personal fields only as ciphertext, and not even so once erased.
 *
 * @param accounts those that were opened for them, the oldest first
 */
@Table("customers")
public record CustomerRow(
    CustomerStatus status,
    @Nullable PersonalText name,
    @Nullable PersonalText email,
    boolean emailVerified,
    List<String> mailingLists,
    List<UUID> accounts) {

  public CustomerRow {
    mailingLists = List.copyOf(mailingLists);
    accounts = List.copyOf(accounts);
  }

  static CustomerRow registered(PersonalText name, PersonalText email) {
    return new CustomerRow(CustomerStatus.REGISTERED, name, email, false, List.of(), List.of());
  }

  boolean isErased() {
    return status == CustomerStatus.ERASED;
  }

  CustomerRow verified() {
    return new CustomerRow(status, name, email, true, mailingLists, accounts);
  }

  /** Another address, which nobody has verified yet. */
  CustomerRow withEmail(PersonalText other) {
    return new CustomerRow(status, name, other, false, mailingLists, accounts);
  }

  CustomerRow joined(String list) {
    return mailingLists.contains(list) ? this : withMailingLists(plus(mailingLists, list));
  }

  CustomerRow left(String list) {
    return withMailingLists(mailingLists.stream().filter(it -> !it.equals(list)).toList());
  }

  CustomerRow withAccount(UUID account) {
    return new CustomerRow(
        status, name, email, emailVerified, mailingLists, plus(accounts, account));
  }

  CustomerRow deactivated() {
    return new CustomerRow(
        CustomerStatus.DEACTIVATED, name, email, emailVerified, mailingLists, accounts);
  }

  /** Without anything of the person; which accounts they had is a fact of the accounts too. */
  CustomerRow erased() {
    return new CustomerRow(CustomerStatus.ERASED, null, null, false, List.of(), accounts);
  }

  private CustomerRow withMailingLists(List<String> lists) {
    return new CustomerRow(status, name, email, emailVerified, lists, accounts);
  }

  private static <T> List<T> plus(List<T> list, T last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
