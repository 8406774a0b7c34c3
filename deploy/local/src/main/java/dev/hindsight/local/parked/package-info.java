/** {@code ./hindsight parked}: what projections have set aside, and what to do about it. */
@NullMarked
package dev.hindsight.local.parked;

import org.jspecify.annotations.NullMarked;
