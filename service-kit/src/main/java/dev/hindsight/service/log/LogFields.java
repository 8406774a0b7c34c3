package dev.hindsight.service.log;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * What the lines are about that are logged until it is closed: fields of their own where logs are
 * JSON, so that all lines about a stream are found. Closed by the thread that made it, at once.
 */
public final class LogFields implements AutoCloseable {

  private static final int TRACE_BEGINS = 3;
  private static final int TRACE_ENDS = 35;

  private final List<String> names = new ArrayList<>(4);
  private final @Nullable ContextInternal own;
  private final @Nullable ContextInternal before;

  // Fields belong to a context of Vert.x where there is one; those of an event loop itself keep
  // none, for everything that runs on it would have them.
  private LogFields() {
    var current = Vertx.currentContext();
    if (current == null || VertxContext.isDuplicatedContext(current)) {
      own = null;
      before = null;
    } else {
      own = ((ContextInternal) current).duplicate();
      before = own.beginDispatch();
    }
  }

  public static LogFields none() {
    return new LogFields();
  }

  public static LogFields ofStream(String stream) {
    return new LogFields().and("stream", stream);
  }

  /** One more; nothing where there is no value. */
  public LogFields and(String name, @Nullable Object value) {
    if (value != null) {
      MDC.put(name, value.toString());
      names.add(name);
    }
    return this;
  }

  /** The trace that a {@code traceparent} names, as the lines of a request have it. */
  public LogFields inTrace(@Nullable String traceparent) {
    return traceparent == null || traceparent.length() < TRACE_ENDS
        ? this
        : and("traceId", traceparent.substring(TRACE_BEGINS, TRACE_ENDS));
  }

  @Override
  public void close() {
    names.forEach(MDC::remove);
    if (own != null) {
      own.endDispatch(before);
    }
  }
}
