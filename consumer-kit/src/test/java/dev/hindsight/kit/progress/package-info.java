/** What replicas know of how far projections are. */
@NullMarked
package dev.hindsight.kit.progress;

import org.jspecify.annotations.NullMarked;
