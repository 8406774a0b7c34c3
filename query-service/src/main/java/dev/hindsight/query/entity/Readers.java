package dev.hindsight.query.entity;

import dev.hindsight.service.access.Caller;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may see an entity, as it is and as it was.
 *
 * @param <R> the rows that tell whose it is
 */
public sealed interface Readers<R extends Record> {

  /** Whoever has a token. */
  record Everybody<R extends Record>() implements Readers<R> {}

  /** The customer who it is: no look is needed, and none tells whether there is such a one. */
  record Themselves<R extends Record>() implements Readers<R> {}

  /** The customer whose it is. */
  record TheirCustomer<R extends Record>(Function<R, @Nullable UUID> customer)
      implements Readers<R> {}

  /** Whether a caller may see it, as far as that is known without a look at it. */
  default Known before(Caller caller, UUID id) {
    if (caller.isOperator()) {
      return Known.YES;
    }
    return switch (this) {
      case Everybody<R> _ -> Known.YES;
      case Themselves<R> _ -> caller.isCustomer(id) ? Known.YES : Known.NO;
      case TheirCustomer<R> _ -> caller.asCustomer() == null ? Known.NO : Known.NOT_YET;
    };
  }

  /** Whether a caller may see it. */
  default boolean include(Caller caller, UUID id, R row) {
    return switch (before(caller, id)) {
      case YES -> true;
      case NO -> false;
      case NOT_YET ->
          this instanceof TheirCustomer<R>(var customer) && caller.isCustomer(customer.apply(row));
    };
  }

  /** What the id alone tells. */
  enum Known {
    YES,
    NO,
    NOT_YET
  }
}
