package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Written;
import dev.hindsight.kit.watch.ProjectionProgress;
import dev.hindsight.kit.watch.Watch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask about the generations of this service's projections, and ask for. The
 * questions are answered from memory; the orders are for threads that may block.
 */
public final class Administration {

  private final Map<String, Written> written = new LinkedHashMap<>();
  private final Steward steward;
  private final Rebuilds rebuilds;
  private final Watch watch;

  public Administration(List<Written> written, Steward steward, Rebuilds rebuilds, Watch watch) {
    written.forEach(one -> this.written.put(one.name(), one));
    this.steward = steward;
    this.rebuilds = rebuilds;
    this.watch = watch;
  }

  /** Whether there is such a projection. */
  public boolean has(String projection) {
    return written.containsKey(projection);
  }

  /** The generations of a projection, as they were seen last. */
  public Family family(String projection) {
    return Family.of(steward.known(), projection);
  }

  /** The projections of which readers do not see what this code fills, yet or any more. */
  public List<String> ofOtherCode() {
    return written.values().stream()
        .filter(one -> family(one.name()).live().filter(one::fills).isEmpty())
        .map(Written::name)
        .toList();
  }

  /** The sandbox of a name, of whichever projection. */
  public Optional<Generation> sandbox(String name) {
    return written.keySet().stream()
        .flatMap(projection -> family(projection).sandbox(name).stream())
        .findFirst();
  }

  /** How far a generation is. */
  public ProjectionProgress progress(Generation generation) {
    return watch.progress(generation.id());
  }

  /** The rebuild that is under way, or the last one. */
  public Optional<RebuildReport> report(String projection) {
    return family(projection).lastRebuild().map(this::report);
  }

  /** How a generation is. */
  public RebuildReport report(Generation generation) {
    return RebuildReport.of(generation, progress(generation));
  }

  /** Begins a rebuild, or finds the one that is under way. */
  public Outcome start(String projection, boolean byHand) {
    return told(rebuilds.start(code(projection), byHand));
  }

  /** Switches readers to the generation that is level. */
  public Outcome switchTo(String projection) {
    return told(rebuilds.switchTo(projection));
  }

  /** Switches readers back. */
  public Outcome rollback(String projection) {
    return told(rebuilds.rollback(code(projection)));
  }

  /** Gives up the rebuild that is under way. */
  public Outcome cancel(String projection) {
    return told(rebuilds.cancel(projection));
  }

  /** Drops the previous generation. */
  public Outcome drop(String projection) {
    return told(rebuilds.drop(projection));
  }

  /** Begins a sandbox. */
  public Outcome sandbox(String projection, Instant asOf, @Nullable String name) {
    return told(rebuilds.sandbox(code(projection), asOf, name));
  }

  /** Removes a sandbox. */
  public Outcome remove(String projection, String sandbox) {
    return told(rebuilds.remove(projection, sandbox));
  }

  private Written code(String projection) {
    var found = written.get(projection);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no projection " + projection + ", only " + written.keySet());
    }
    return found;
  }

  private Outcome told(Outcome outcome) {
    steward.wake();
    return outcome;
  }
}
