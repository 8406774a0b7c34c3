/** What all figures share: the span of time that is asked for, and how a figure is read. */
@NullMarked
package dev.hindsight.analytics.query;

import org.jspecify.annotations.NullMarked;
