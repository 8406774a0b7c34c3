package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Standing;
import dev.hindsight.kit.generation.Written;
import dev.hindsight.kit.projection.ProjectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** What is due for the generations of this replica's projections; one thread at a time does it. */
final class Chores {

  private static final Logger LOG = Logger.getLogger(Chores.class);

  private final List<Written> written;
  private final Rebuilds rebuilds;
  private final Comparing comparing;
  private final Duration keep;

  /** Whose code was compared with what is live: once, when the replica has started. */
  private final Set<String> followed = new HashSet<>();

  private final Predicate<ProjectionId> abandoned;

  Chores(
      List<Written> written,
      Rebuilds rebuilds,
      Comparing comparing,
      Duration keep,
      Predicate<ProjectionId> abandoned) {
    this.written = written;
    this.rebuilds = rebuilds;
    this.comparing = comparing;
    this.keep = keep;
    this.abandoned = abandoned;
  }

  /** Does what is due, and tells whether anything was changed. */
  boolean done(List<Generation> known) {
    var changed = false;
    for (var one : written) {
      var family = Family.of(known, one.name());
      if (family.live().isPresent()) {
        changed |= follow(one, family) | build(one, family) | tidy(one, family);
      }
    }
    return changed;
  }

  private boolean follow(Written one, Family family) {
    var live = family.live().orElseThrow();
    var first = followed.add(one.name());
    // A replica of the former code that started once more may have switched back, and be gone.
    if (one.fills(live) || !(first || abandoned.test(live.id()))) {
      return false;
    }
    var outcome = rebuilds.follow(one);
    if (outcome instanceof Outcome.Done done) {
      LOG.infof(
          "the code of %s is version %d now: %s is built beside the live generation",
          one.name(), one.code().version(), done.generation().id());
      return true;
    }
    followed.remove(one.name());
    return false;
  }

  private boolean build(Written one, Family family) {
    var live = family.live().orElseThrow();
    var coming = family.coming().filter(one::fills);
    if (coming.isEmpty()) {
      return false;
    }
    var next = coming.get();
    return next.standing() == Standing.BUILDING ? compare(live, next) : change(next);
  }

  private boolean compare(Generation live, Generation next) {
    var found = comparing.compare(live, next, abandoned.test(live.id()));
    found.ifPresent(comparison -> {
      if (Boolean.FALSE.equals(comparison.equal())) {
        LOG.warnf("%s is not what is live: %s", next.id(), comparison.toJson());
      } else {
        LOG.infof("%s is level: %s", next.id(), comparison.toJson());
      }
    });
    return found.isPresent();
  }

  private boolean change(Generation next) {
    if (next.byHand() || next.held() != null) {
      return false;
    }
    var outcome = rebuilds.switchTo(next.id().name());
    if (outcome instanceof Outcome.Done) {
      LOG.infof("readers see %s now", next.id());
      return true;
    }
    LOG.debugf("%s waits: %s", next.id(), outcome);
    return false;
  }

  private boolean tidy(Written one, Family family) {
    var due = Instant.now().minus(keep);
    var changed = false;
    if (family.previous().isPresent() && isBefore(family.live().orElseThrow().liveAt(), due)) {
      changed = rebuilds.drop(one.name()) instanceof Outcome.Done;
    }
    for (var sandbox : family.all()) {
      var name = sandbox.sandbox();
      if (sandbox.standing() == Standing.SANDBOX
          && name != null
          && sandbox.startedAt().isBefore(due)) {
        changed |= rebuilds.remove(one.name(), name) instanceof Outcome.Done;
      }
    }
    return changed;
  }

  private static boolean isBefore(@org.jspecify.annotations.Nullable Instant at, Instant due) {
    return at != null && at.isBefore(due);
  }
}
