/** How spans are cut. */
@NullMarked
package dev.hindsight.analytics.rollup;

import org.jspecify.annotations.NullMarked;
