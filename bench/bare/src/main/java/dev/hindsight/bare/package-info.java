/** The limit of every GET. */
@NullMarked
package dev.hindsight.bare;

import org.jspecify.annotations.NullMarked;
