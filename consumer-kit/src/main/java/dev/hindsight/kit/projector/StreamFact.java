package dev.hindsight.kit.projector;

/** A fact, and the stream whose event added it. */
record StreamFact(String stream, Record fact) {}
