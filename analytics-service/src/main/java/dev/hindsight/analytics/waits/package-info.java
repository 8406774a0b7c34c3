/** How long items are in a cart before they are dropped. */
@NullMarked
package dev.hindsight.analytics.waits;

import org.jspecify.annotations.NullMarked;
