/** Reads what a run left behind, past the services: tables and topic as they are. */
@NullMarked
package dev.hindsight.torture.gather;

import org.jspecify.annotations.NullMarked;
