package dev.hindsight.events;

/** An event out of the log, with its envelope. */
public record Recorded(Envelope envelope, Event event) {}
