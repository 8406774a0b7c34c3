package dev.hindsight.local.importer.csv;

import java.util.Locale;

/** What a visitor of the shop did. */
public enum RowType {
  VIEW,
  CART,
  REMOVE_FROM_CART,
  PURCHASE;

  /** As it stands in the file. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RowType parse(String text) throws MalformedLine {
    for (var type : values()) {
      if (type.text().equals(text)) {
        return type;
      }
    }
    throw new MalformedLine(
        "event_type '%s' is none of view, cart, remove_from_cart, purchase".formatted(text));
  }
}
