/** What the machine can do at most, without us. */
@NullMarked
package dev.hindsight.bench.raw;

import org.jspecify.annotations.NullMarked;
