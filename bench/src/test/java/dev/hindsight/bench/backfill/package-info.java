@NullMarked
package dev.hindsight.bench.backfill;

import org.jspecify.annotations.NullMarked;
