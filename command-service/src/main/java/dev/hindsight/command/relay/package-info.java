/** Publishes the log to the topic: one at a time over all replicas, in order, once. */
@NullMarked
package dev.hindsight.command.relay;

import org.jspecify.annotations.NullMarked;
