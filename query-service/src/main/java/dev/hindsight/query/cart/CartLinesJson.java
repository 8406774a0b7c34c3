package dev.hindsight.query.cart;

import dev.hindsight.events.CartLine;
import dev.hindsight.query.entity.JsonList;
import jakarta.persistence.Converter;

/** The column of a cart's lines. */
@Converter
public class CartLinesJson extends JsonList<CartLine> {

  public CartLinesJson() {
    super(CartLine.class);
  }
}
