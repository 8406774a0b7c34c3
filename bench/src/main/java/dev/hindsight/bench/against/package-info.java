/** This checkout beside another one, in the same run. */
@NullMarked
package dev.hindsight.bench.against;

import org.jspecify.annotations.NullMarked;
