/** How money moves: in, out, and between whom. */
@NullMarked
package dev.hindsight.analytics.flows;

import org.jspecify.annotations.NullMarked;
