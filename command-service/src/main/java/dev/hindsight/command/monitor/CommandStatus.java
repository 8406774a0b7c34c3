package dev.hindsight.command.monitor;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What became of a command, at one moment.
 *
 * @param applied whether every projection that folds one of its streams has it; never before it is
 *     known which projections there are
 */
public record CommandStatus(CommandRecord command, boolean applied, List<Standing> standings) {

  static CommandStatus of(CommandRecord command, Projections projections) {
    // First: a projection that is heard of in between only adds to what must have it.
    var known = projections.isComplete() && !projections.living().isEmpty();
    var standings = Standing.of(command, projections);
    var applied =
        known && standings.stream().allMatch(one -> one.state() == Standing.State.APPLIED);
    return new CommandStatus(command, applied, standings);
  }

  /** Whether nobody has to be told; that a projection got further without getting there is none. */
  public boolean isLike(CommandStatus other) {
    return applied == other.applied
        && standings.size() == other.standings.size()
        && IntStream.range(0, standings.size())
            .allMatch(i -> standings.get(i).isLike(other.standings.get(i)));
  }
}
