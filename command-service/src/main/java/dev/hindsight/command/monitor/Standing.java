package dev.hindsight.command.monitor;

import dev.hindsight.command.monitor.CommandRecord.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a projection is with a command.
 *
 * @param position up to which it has applied the partitions of the command's streams
 */
public record Standing(String service, String projection, int version, State state, long position) {

  /** What may be said of it. */
  public enum State {
    /** All of the command is in its rows. */
    APPLIED,
    /** It is not so far yet. */
    WAITING,
    /** It has set a stream of the command aside, until somebody retries it. */
    PARKED
  }

  private static final Comparator<Standing> BY_NAME =
      Comparator.comparing(Standing::service)
          .thenComparing(Standing::projection)
          .thenComparing(Standing::version);

  /** Of all projections that fold one of the command's streams. */
  static List<Standing> of(CommandRecord command, Projections projections) {
    return projections.living().stream()
        .map(projection -> of(command, projection, projections))
        .flatMap(Optional::stream)
        .sorted(BY_NAME)
        .toList();
  }

  private static Optional<Standing> of(
      CommandRecord command, Projection projection, Projections projections) {
    var parked = false;
    var applied = true;
    var least = Long.MAX_VALUE;
    for (Place place : command.places()) {
      if (projection.kinds().contains(place.stream().kind())) {
        var at = projection.position(projections.partitionOf(Projection.bytes(place.stream())));
        parked |= projection.parked().contains(place.stream().toString());
        applied &= at >= place.position();
        least = Math.min(least, at);
      }
    }
    if (least == Long.MAX_VALUE) {
      return Optional.empty();
    }
    var state = parked ? State.PARKED : applied ? State.APPLIED : State.WAITING;
    return Optional.of(
        new Standing(projection.service(), projection.name(), projection.version(), state, least));
  }

  boolean isLike(Standing other) {
    return service.equals(other.service)
        && projection.equals(other.projection)
        && version == other.version
        && state == other.state;
  }
}
