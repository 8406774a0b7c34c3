package dev.hindsight.kit.live;

import java.time.Duration;

/**
 * What a replica spends on open answers.
 *
 * @param most at a time
 * @param longest that one lasts; its reader then comes again
 * @param heartbeat between signs of life; a reader who takes nothing for as long is cut off
 * @param pause between two looks of one that was woken
 */
record StreamLimits(int most, Duration longest, Duration heartbeat, Duration pause) {}
