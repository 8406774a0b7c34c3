package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Command;
import dev.hindsight.service.access.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command with all that its caller said around it.
 *
 * @param caller who asks
 * @param freshTarget whether the target's id was made just now, so that nothing can be there
 * @param expectedVersion the version that the target must be at, or null for any
 * @param occurredAt when it happened, or null for now
 * @param metadata JSON of correlation, causation, actor and trace, or null
 */
public record Request(
    Command command,
    Caller caller,
    boolean freshTarget,
    @Nullable Key key,
    @Nullable Long expectedVersion,
    @Nullable Instant occurredAt,
    @Nullable String metadata) {

  /** An idempotency key with a hash of what is asked under it. */
  public record Key(String text, byte[] requestHash) {}

  /** Nothing but the command, for which the shop itself asks. */
  public static Request of(Command command) {
    return new Request(command, Caller.THE_SHOP, false, null, null, null, null);
  }

  /** The same under an idempotency key. */
  public Request withKey(String text, byte[] requestHash) {
    return new Request(
        command,
        caller,
        freshTarget,
        new Key(text, requestHash),
        expectedVersion,
        occurredAt,
        metadata);
  }

  /** The same, only if the target is at this version. */
  public Request ifAt(long version) {
    return new Request(command, caller, freshTarget, key, version, occurredAt, metadata);
  }
}
