/** How many carts get how far. */
@NullMarked
package dev.hindsight.analytics.funnel;

import org.jspecify.annotations.NullMarked;
