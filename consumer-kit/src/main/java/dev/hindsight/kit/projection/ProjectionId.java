package dev.hindsight.kit.projection;

/** A projection in one of its versions; each has checkpoints of its own. */
public record ProjectionId(String name, int version) {

  /** Of a projection as it is written. */
  public static ProjectionId of(EntityProjection<?> projection) {
    return new ProjectionId(projection.name(), projection.version());
  }

  @Override
  public String toString() {
    return name + " v" + version;
  }
}
