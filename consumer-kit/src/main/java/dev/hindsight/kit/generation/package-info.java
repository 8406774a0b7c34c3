/** The fillings of a projection's tables: which there are, where they are, what they are for. */
@NullMarked
package dev.hindsight.kit.generation;

import org.jspecify.annotations.NullMarked;
