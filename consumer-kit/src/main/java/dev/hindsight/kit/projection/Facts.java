package dev.hindsight.kit.projection;

/** Takes append-only rows, such as one per dropped item; they are stored with the batch. */
@FunctionalInterface
public interface Facts {

  /** Adds a row to the table of its record; one of {@link EntityProjection#facts()}. */
  void add(Record fact);
}
