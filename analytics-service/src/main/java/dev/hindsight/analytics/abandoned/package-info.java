/** Carts that were left behind. */
@NullMarked
package dev.hindsight.analytics.abandoned;

import org.jspecify.annotations.NullMarked;
