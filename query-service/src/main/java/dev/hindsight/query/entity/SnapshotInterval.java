package dev.hindsight.query.entity;

/** How many events of an entity lie between two snapshots: so many a look into the past folds. */
public final class SnapshotInterval {

  public static final int EVENTS = 50;

  private SnapshotInterval() {}
}
