package dev.hindsight.kit.database;

import io.vertx.sqlclient.Tuple;

/**
 * A statement of a transaction and how many rows it must touch; with another number the transaction
 * is rolled back.
 *
 * @param what it stores, for messages: {@code "checkpoints"}
 * @param rows the number, or {@link #ANY}
 */
public record Write(String what, String sql, Tuple values, int rows) {

  /** Any number of rows is right. */
  public static final int ANY = -1;
}
