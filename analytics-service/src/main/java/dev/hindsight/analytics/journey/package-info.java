/** The fold that all figures about carts come from. */
@NullMarked
package dev.hindsight.analytics.journey;

import org.jspecify.annotations.NullMarked;
