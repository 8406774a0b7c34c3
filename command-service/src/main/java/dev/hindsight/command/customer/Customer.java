package dev.hindsight.command.customer;

import dev.hindsight.events.StreamName;
import dev.hindsight.events.personal.PersonalText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a customer, as far as decisions need it; what is personal in it is encrypted. */
public sealed interface Customer {

  String KIND = "customer";

  static StreamName stream(UUID id) {
    return new StreamName(KIND, id);
  }

  /** Nobody registered under this id. */
  record Unknown() implements Customer {}

  /**
   * A customer of the shop.
   *
   * @param address the stream of the e-mail address; null in a stream from before addresses were
   *     verified
   * @param mailsSinceProof how many mails went out since the customer last proved an address
   * @param active false once deactivated: nothing new is begun
   * @param accounts the currency of each account that was opened for them, in that order
   */
  record Registered(
      PersonalText email,
      @Nullable UUID address,
      boolean emailVerified,
      int mailsSinceProof,
      boolean active,
      Set<String> mailingLists,
      Map<UUID, String> accounts)
      implements Customer {

    static Registered with(PersonalText email, @Nullable UUID address) {
      return new Registered(email, address, false, 1, true, Set.of(), Map.of());
    }

    Registered toVerify(PersonalText email, UUID address) {
      return new Registered(
          email, address, false, mailsSinceProof + 1, active, mailingLists, accounts);
    }

    /** The same, and one more mail went to the same address. */
    Registered mailed() {
      return new Registered(
          email, address, emailVerified, mailsSinceProof + 1, active, mailingLists, accounts);
    }

    Registered verified() {
      return new Registered(email, address, true, 0, active, mailingLists, accounts);
    }

    Registered deactivated() {
      return new Registered(
          email, address, emailVerified, mailsSinceProof, false, mailingLists, accounts);
    }

    Registered joined(String list) {
      var lists = new LinkedHashSet<>(mailingLists);
      lists.add(list);
      return new Registered(
          email, address, emailVerified, mailsSinceProof, active, lists, accounts);
    }

    Registered left(String list) {
      var lists = new LinkedHashSet<>(mailingLists);
      lists.remove(list);
      return new Registered(
          email, address, emailVerified, mailsSinceProof, active, lists, accounts);
    }

    Registered withAccount(UUID account, String currency) {
      var more = new LinkedHashMap<>(accounts);
      more.put(account, currency);
      return new Registered(
          email, address, emailVerified, mailsSinceProof, active, mailingLists, more);
    }
  }

  /** Their key is destroyed; nothing can be asked of them any more. */
  record Erased() implements Customer {}
}
