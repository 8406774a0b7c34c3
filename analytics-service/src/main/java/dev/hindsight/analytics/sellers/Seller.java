package dev.hindsight.analytics.sellers;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.service.access.Caller;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose sales a figure is told of: a merchant's own, and for operators whose they ask for.
 *
 * @param id the customer who sells
 */
public record Seller(UUID id) {

  /**
   * The seller that a caller may and wants to hear of; nobody means the whole shop.
   *
   * @param asked the parameter {@code seller}
   */
  public static Optional<Seller> of(Caller caller, @Nullable String asked) {
    var wanted = asked == null ? null : parse(asked);
    if (caller.isOperator()) {
      return Optional.ofNullable(wanted).map(Seller::new);
    }
    var seller = wanted == null ? caller.asSeller() : wanted;
    if (seller == null || !caller.isSeller(seller)) {
      throw Problems.notYours("seller", asked == null ? caller.actor() : asked);
    }
    return Optional.of(new Seller(seller));
  }

  /** Adds what {@link #rows} needs to the parameters of a statement. */
  public Tuple addTo(Tuple parameters) {
    return parameters.addString(id.toString());
  }

  /**
   * The condition that keeps only a seller's rows {@code t} of a table of sums: their own, and
   * those of their listings. {@code parameter} holds the id as text.
   */
  public static String rows(String grouping, String parameter) {
    return """
    (%1$s = 'SELLER' AND t.key = %2$s OR %1$s = 'LISTING' AND t.key IN (
      SELECT id::text FROM listing_sellers WHERE seller_id = %2$s::uuid))\
    """
        .formatted(grouping, parameter);
  }

  private static UUID parse(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problems.malformed("seller", "seller must be the id of a customer, a UUID");
    }
  }
}
