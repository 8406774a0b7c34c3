/** Puts the kit together inside Quarkus. */
@NullMarked
package dev.hindsight.kit.wiring;

import org.jspecify.annotations.NullMarked;
