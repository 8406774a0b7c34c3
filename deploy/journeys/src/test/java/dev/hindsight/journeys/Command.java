package dev.hindsight.journeys;

/**
 * What came of one run of a script.
 *
 * @param output both streams
 */
record Command(int exitCode, String output) {}
