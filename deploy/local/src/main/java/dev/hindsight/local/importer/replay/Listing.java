package dev.hindsight.local.importer.replay;

import dev.hindsight.events.Money;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What an import must know of one product: about a hundred bytes, kept to the end of the file. Rows
 * that use it at a price wait for that price, a new price waits for the rows that used the old one.
 */
final class Listing {

  private @Nullable Money price;
  private CompletableFuture<Void> priced = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> used = CompletableFuture.completedFuture(null);

  // Belongs to whichever row sets the price.
  boolean posted;

  /** Whether a row is the first at its price, in the order of the file. */
  boolean isNewPrice(Money rowPrice) {
    var isNew = !rowPrice.equals(price);
    price = rowPrice;
    return isNew;
  }

  /** When the next row may use the listing at the price of the rows before it. */
  CompletableFuture<Void> priced() {
    return priced;
  }

  /** When the next row may change the price. */
  CompletableFuture<Void> free() {
    return CompletableFuture.allOf(priced, used);
  }

  void pricedBy(CompletableFuture<Void> step) {
    priced = step;
  }

  void usedBy(CompletableFuture<Void> row) {
    used = used.isDone() ? row : CompletableFuture.allOf(used, row);
  }
}
