package dev.hindsight.kit.sandbox;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.time.Instant;
import java.util.Optional;

/**
 * The sandbox that a request reads.
 *
 * @param schema where its tables are
 */
public record Sandbox(String name, String projection, String schema, Instant asOf) {

  private static final String KEY = "hindsight.sandbox";

  /** The one that the current request reads; to be asked before anything asynchronous. */
  public static Optional<Sandbox> current() {
    return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
  }

  /** From now on the current request reads it. */
  public void enter() {
    ContextLocals.put(KEY, this);
  }

  /** Its tables before all others. */
  public String searchPath() {
    return schema + ", public";
  }
}
