package dev.hindsight.kit.projector;

/** A fact or a tally, and the stream and partition whose event added it. */
record StreamFact(String stream, int partition, Record fact) {}
