/**
 * Changes of the product that break a promise: a suite that does not notice them proves nothing.
 */
@NullMarked
package dev.hindsight.torture.mutant;

import org.jspecify.annotations.NullMarked;
