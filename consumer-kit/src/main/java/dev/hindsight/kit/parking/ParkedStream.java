package dev.hindsight.kit.parking;

/** A stream that is set aside, and why. */
public record ParkedStream(String stream, int partition, String reason) {}
