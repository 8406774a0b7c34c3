package dev.hindsight.local.importer.replay;

import dev.hindsight.events.Money;
import dev.hindsight.local.importer.csv.Row;
import dev.hindsight.local.importer.csv.RowType;
import java.time.Instant;

/** Rows as tests write them: what, in which session, which product, at which price. */
final class Rows {

  static final Instant AT = Instant.parse("2022-10-01T00:00:00Z");

  private Rows() {}

  static Row.Deed cart(String session, String product, String price) {
    return row(RowType.CART, session, product, price);
  }

  static Row.Deed remove(String session, String product, String price) {
    return row(RowType.REMOVE_FROM_CART, session, product, price);
  }

  static Row.Deed purchase(String session, String product, String price) {
    return row(RowType.PURCHASE, session, product, price);
  }

  static Row.Deed at(Row.Deed row, Instant time) {
    return new Row.Deed(row.type(), time, row.product(), row.price(), row.session());
  }

  private static Row.Deed row(RowType type, String session, String product, String price) {
    return new Row.Deed(type, AT, product, Money.of(price, "EUR"), session);
  }
}
