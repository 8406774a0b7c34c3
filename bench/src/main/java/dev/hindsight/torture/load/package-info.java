/** Clients of a shop who remember all that they asked and were told. */
@NullMarked
package dev.hindsight.torture.load;

import org.jspecify.annotations.NullMarked;
