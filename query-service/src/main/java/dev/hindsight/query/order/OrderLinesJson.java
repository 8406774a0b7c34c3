package dev.hindsight.query.order;

import dev.hindsight.events.CartLine;
import dev.hindsight.query.entity.JsonList;
import jakarta.persistence.Converter;

/** The column of an order's lines. */
@Converter
public class OrderLinesJson extends JsonList<CartLine> {

  public OrderLinesJson() {
    super(CartLine.class);
  }
}
