/** How fast a projection is filled out of the topic. */
@NullMarked
package dev.hindsight.bench.backfill;

import org.jspecify.annotations.NullMarked;
