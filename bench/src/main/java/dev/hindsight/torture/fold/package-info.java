/**
 * What each table of the read services must hold, folded from the log event by event. Written apart
 * from the services on purpose: what both have wrong in the same way would not be seen.
 */
@NullMarked
package dev.hindsight.torture.fold;

import org.jspecify.annotations.NullMarked;
