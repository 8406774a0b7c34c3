package dev.hindsight.kit.projection;

/**
 * Takes append-only rows, such as one per dropped item, and what is to be added up; they are stored
 * with the batch.
 */
@FunctionalInterface
public interface Facts {

  /**
   * Adds a row to the table of its record, one of {@link EntityProjection#facts()}; or its sums to
   * a row of that table, when it is one of {@link EntityProjection#tallies()}.
   */
  void add(Record fact);
}
