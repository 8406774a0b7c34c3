package dev.hindsight.command.monitor.http;

import java.time.Duration;

/**
 * What a replica spends on those who watch commands.
 *
 * @param most streams at a time
 * @param longest that a stream lasts; who still waits then comes again
 * @param heartbeat between signs of life, and what a client has to read what it was sent
 */
record StreamLimits(int most, Duration longest, Duration heartbeat) {}
