package dev.hindsight.command.handler;

/**
 * The states in memory, in figures.
 *
 * @param hits streams that a command found known
 * @param misses streams that had to be read for a command
 */
public record CachedStates(int count, long bytes, long hits, long misses) {}
