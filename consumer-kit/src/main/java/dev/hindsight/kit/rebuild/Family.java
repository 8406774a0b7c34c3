package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Standing;
import java.util.List;
import java.util.Optional;

/** The generations of one projection. */
public record Family(List<Generation> all) {

  public Family {
    all = List.copyOf(all);
  }

  /** Those of one projection among many. */
  public static Family of(List<Generation> many, String projection) {
    return new Family(many.stream().filter(one -> one.id().name().equals(projection)).toList());
  }

  public Optional<Generation> live() {
    return in(Standing.LIVE);
  }

  public Optional<Generation> previous() {
    return in(Standing.PREVIOUS);
  }

  /** Those that have tables. */
  public List<Generation> kept() {
    return all.stream().filter(one -> one.standing().isKept()).toList();
  }

  /** The one that is on its way to be live. */
  public Optional<Generation> coming() {
    return all.stream().filter(one -> one.standing().isComing()).findFirst();
  }

  public Optional<Generation> sandbox(String name) {
    return all.stream()
        .filter(one -> one.standing() == Standing.SANDBOX && name.equals(one.sandbox()))
        .findFirst();
  }

  /** The last that was built beside another, whatever became of it. */
  public Optional<Generation> lastRebuild() {
    return coming()
        .or(() ->
            all.stream()
                .filter(one -> one.sandbox() == null && one.levelAt() != null || isCancelled(one))
                .reduce((former, later) -> later));
  }

  /** The number of the next one; never given out twice. */
  int next() {
    return 1 + all.stream().mapToInt(one -> one.id().version()).max().orElse(0);
  }

  Optional<Generation> in(Standing standing) {
    return all.stream().filter(one -> one.standing() == standing).findFirst();
  }

  private static boolean isCancelled(Generation one) {
    return one.standing() == Standing.CANCELLED;
  }
}
