/** What it was measured on, and where the CPU went. */
@NullMarked
package dev.hindsight.bench.machine;

import org.jspecify.annotations.NullMarked;
