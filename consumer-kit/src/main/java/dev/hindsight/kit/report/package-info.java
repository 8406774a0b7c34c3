/** Tells others than this service how far its projections are. */
@NullMarked
package dev.hindsight.kit.report;

import org.jspecify.annotations.NullMarked;
