package dev.hindsight.torture.scenario;

/**
 * Something that was broken on purpose.
 *
 * @param at nanoseconds of the clock by which clients tell when they asked
 */
public record Fault(long at, String what) {}
