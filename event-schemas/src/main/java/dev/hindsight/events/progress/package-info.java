/** How consumer services tell how far their projections are. */
@NullMarked
package dev.hindsight.events.progress;

import org.jspecify.annotations.NullMarked;
