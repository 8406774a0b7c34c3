package dev.hindsight.query.history;

import java.time.Instant;

/** A point in the life of an entity. */
public sealed interface Moment {

  /** After so many of its events. */
  record AtVersion(long version) implements Moment {}

  /** As it was at an instant. */
  record AsOf(Instant instant, Axis axis) implements Moment {}
}
