/** Writes a new consumer service into the repository. */
@NullMarked
package dev.hindsight.local.consumer;

import org.jspecify.annotations.NullMarked;
