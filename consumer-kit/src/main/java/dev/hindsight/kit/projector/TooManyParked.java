package dev.hindsight.kit.projector;

import dev.hindsight.kit.projection.ProjectionId;

/** So many streams cannot be applied that the fault is hardly theirs: the projection stops. */
public final class TooManyParked extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyParked(ProjectionId projection, long parked, long most, String last) {
    super(
        "%s has %d parked streams, more than %d, and stops rather than park on; the last reason: %s; repair the fold, then retry the parked streams"
            .formatted(projection, parked, most, last));
  }
}
