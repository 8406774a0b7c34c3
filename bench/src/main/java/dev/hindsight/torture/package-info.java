/**
 * {@code ./hindsight torture}: every promise is kept while everything breaks, or it is told which
 * was not.
 */
@NullMarked
package dev.hindsight.torture;

import org.jspecify.annotations.NullMarked;
