/** The fold of a cart's journey. */
@NullMarked
package dev.hindsight.analytics.journey;

import org.jspecify.annotations.NullMarked;
