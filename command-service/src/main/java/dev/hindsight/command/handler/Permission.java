package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.StreamName;
import dev.hindsight.service.access.Caller;
import java.util.List;
import java.util.Optional;

/** Who may send a command: operators any, everybody else what touches nothing but their own. */
public final class Permission {

  private Permission() {}

  /** Why not, if not. It does not tell whose the things are. */
  public static Optional<Rejection> refusal(
      Caller caller, StreamName target, List<? extends Owner> touched) {
    return touched.stream().allMatch(owner -> is(caller, owner))
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                Rejection.Kind.FORBIDDEN,
                "forbidden",
                "this touches more of %s %s than is yours".formatted(target.kind(), target.id()),
                null));
  }

  private static boolean is(Caller caller, Owner owner) {
    return caller.isOperator()
        || switch (owner) {
          case Owner.Customer customer -> caller.isCustomer(customer.id());
          case Owner.Seller seller -> caller.isSeller(seller.id());
          case Owner.TheShop _ -> false;
        };
  }
}
