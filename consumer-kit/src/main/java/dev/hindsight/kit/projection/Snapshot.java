package dev.hindsight.kit.projection;

/**
 * The row of an entity as it was at a version: a cache and never a truth.
 *
 * @param version the last event in it
 */
public record Snapshot<R extends Record>(long version, R row) {}
