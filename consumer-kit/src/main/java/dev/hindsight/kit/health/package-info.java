/** Liveness about ourselves alone, readiness about what can be answered. */
@NullMarked
package dev.hindsight.kit.health;

import org.jspecify.annotations.NullMarked;
