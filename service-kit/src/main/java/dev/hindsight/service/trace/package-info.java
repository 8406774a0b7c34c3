/**
 * Traces that cross the log and the topic: an event carries the trace of the request that it comes
 * from, and each place that it passes tells so in that trace.
 */
@NullMarked
package dev.hindsight.service.trace;

import org.jspecify.annotations.NullMarked;
