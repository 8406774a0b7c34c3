package dev.hindsight.kit.live;

import java.util.List;

/**
 * What a look found.
 *
 * @param events in order; no more of them than a page, for they are written together
 */
public record Seen(List<LiveEvent> events, Next next) {

  /** When to look again. */
  public enum Next {
    /** As soon as the reader has room: there is more. */
    AT_ONCE,
    /** When the stream is woken. */
    WHEN_WOKEN,
    /** Never: the answer is at its end. */
    NEVER
  }

  public Seen {
    events = List.copyOf(events);
  }

  /** Nothing new. */
  public static Seen nothing() {
    return new Seen(List.of(), Next.WHEN_WOKEN);
  }

  /** All that there is by now. */
  public static Seen all(List<LiveEvent> events) {
    return new Seen(events, Next.WHEN_WOKEN);
  }

  /** Some, and there is more to be had. */
  public static Seen some(List<LiveEvent> events) {
    return new Seen(events, Next.AT_ONCE);
  }

  /** The last ones. */
  public static Seen last(List<LiveEvent> events) {
    return new Seen(events, Next.NEVER);
  }
}
