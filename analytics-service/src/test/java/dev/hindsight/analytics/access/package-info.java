/** Who sees which figures. */
@NullMarked
package dev.hindsight.analytics.access;

import org.jspecify.annotations.NullMarked;
