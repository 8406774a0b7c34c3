package dev.hindsight.command.follow;

import org.jspecify.annotations.Nullable;

/**
 * A task or a timer that failed too often.
 *
 * @param position of its event
 * @param timer whether it was a timer set by that event
 * @param error of the last attempt
 * @param behind how many later tasks of the stream wait for it
 */
public record Parked(
    long position,
    String stream,
    boolean timer,
    int attempts,
    @Nullable String error,
    long behind) {}
