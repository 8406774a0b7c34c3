/** Checks of what is deployed where no test can look: in a cluster and in containers. */
@NullMarked
package dev.hindsight.checks;

import org.jspecify.annotations.NullMarked;
