/** Tests of the live feed. */
@NullMarked
package dev.hindsight.kit.source;

import org.jspecify.annotations.NullMarked;
