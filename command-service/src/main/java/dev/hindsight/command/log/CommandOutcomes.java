package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands that led to no event; what became of all others stands in the log. */
public interface CommandOutcomes {

  /** Where the stream of such a command stood; nothing when the id is not one of theirs. */
  Future<Optional<Found>> find(UUID commandId);

  /** Forgets some of those that are older, at most {@code most}; says how many. */
  Future<Integer> purge(Duration age, int most);

  /**
   * The stream as the command found it.
   *
   * @param position of the stream's last event then; 0 when there was none
   * @param actor who sent it; null when that was before actors were kept
   */
  record Found(
      StreamName stream, long version, long position, Instant recordedAt, @Nullable String actor) {}
}
