package dev.hindsight.{package};

import dev.hindsight.kit.projection.Table;

/**
 * What is kept of a cart.
 *
 * @param open whether things can still be put in and taken out
 * @param pieces of all its lines
 */
@Table("cart_pieces")
public record CartPieces(boolean open, long pieces) {

  CartPieces plus(int more) {
    return new CartPieces(open, pieces + more);
  }
}
