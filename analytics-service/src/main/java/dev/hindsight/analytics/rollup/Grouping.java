package dev.hindsight.analytics.rollup;

/** What the rows of a table of sums are of. */
public enum Grouping {
  /** Everything; its key is empty. */
  TOTAL,
  LISTING,
  BRAND,
  CATEGORY,
  SELLER,
  ACCOUNT,
  /** Who gave and who got, between them a slash. */
  PAIR,
  /** What cannot be told by item yet. */
  NO_ITEM,
  /** Carts alone, whatever their currency. */
  CARTS
}
