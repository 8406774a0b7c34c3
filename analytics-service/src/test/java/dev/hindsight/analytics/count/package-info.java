/**
 * Figures counted event by event, and random histories to count: what the answers are held against.
 */
@NullMarked
package dev.hindsight.analytics.count;

import org.jspecify.annotations.NullMarked;
