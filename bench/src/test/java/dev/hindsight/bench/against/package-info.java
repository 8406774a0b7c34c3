@NullMarked
package dev.hindsight.bench.against;

import org.jspecify.annotations.NullMarked;
