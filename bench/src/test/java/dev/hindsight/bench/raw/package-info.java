@NullMarked
package dev.hindsight.bench.raw;

import org.jspecify.annotations.NullMarked;
