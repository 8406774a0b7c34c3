/** One figure beside its limit: rounds, medians, targets. */
@NullMarked
package dev.hindsight.bench.measure;

import org.jspecify.annotations.NullMarked;
