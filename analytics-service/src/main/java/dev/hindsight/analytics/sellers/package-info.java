/** Whose sales a figure is about. */
@NullMarked
package dev.hindsight.analytics.sellers;

import org.jspecify.annotations.NullMarked;
