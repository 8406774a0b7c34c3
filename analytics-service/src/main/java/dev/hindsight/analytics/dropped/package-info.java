/** Items that left a cart before it was checked out, counted in several ways. */
@NullMarked
package dev.hindsight.analytics.dropped;

import org.jspecify.annotations.NullMarked;
