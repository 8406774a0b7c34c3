package dev.hindsight.local.importer.replay;

import java.util.concurrent.CompletableFuture;

/**
 * What an import must know of one session: a few hundred bytes, kept to the end of the file. Its
 * rows are replayed one after the other, each when the one before it has been answered.
 */
final class Session {

  final Occurrences occurrences = new Occurrences();
  CompletableFuture<Void> lastRow = CompletableFuture.completedFuture(null);

  // The cart belongs to whichever row is being replayed.
  private int cart;
  private boolean gone = true;
  private boolean mayBeClosed;

  /** The cart that rows other than an addition speak of; a session without one has none to find. */
  int cart() {
    return Math.max(1, cart);
  }

  boolean needsCart() {
    return gone;
  }

  int nextCart() {
    cart++;
    gone = false;
    return cart;
  }

  /** The cart is not ours: a run with another file opened it, and may have checked it out. */
  void openedElsewhere(boolean elsewhere) {
    mayBeClosed = elsewhere;
  }

  boolean mayBeClosed() {
    return mayBeClosed;
  }

  void cartIsGone() {
    gone = true;
    mayBeClosed = false;
  }
}
