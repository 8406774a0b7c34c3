/** How far each projection is in each partition, moved by compare-and-set alone. */
@NullMarked
package dev.hindsight.kit.checkpoint;

import org.jspecify.annotations.NullMarked;
