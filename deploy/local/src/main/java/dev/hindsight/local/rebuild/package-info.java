/** Rebuilding projections of a running stack, and looking at them as they were. */
@NullMarked
package dev.hindsight.local.rebuild;

import org.jspecify.annotations.NullMarked;
