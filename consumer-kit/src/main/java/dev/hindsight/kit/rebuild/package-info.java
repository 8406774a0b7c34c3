/** New generations of a projection beside the one that readers see, and switching between them. */
@NullMarked
package dev.hindsight.kit.rebuild;

import org.jspecify.annotations.NullMarked;
