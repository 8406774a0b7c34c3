/** How far each projection is, as numbers and as something to wait for. */
@NullMarked
package dev.hindsight.kit.progress;

import org.jspecify.annotations.NullMarked;
