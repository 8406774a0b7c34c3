/** Tells open answers that there is something new. */
@NullMarked
package dev.hindsight.kit.live;

import org.jspecify.annotations.NullMarked;
