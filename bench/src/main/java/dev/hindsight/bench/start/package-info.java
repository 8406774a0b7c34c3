/** How long a service takes until it answers, and what it needs to be there. */
@NullMarked
package dev.hindsight.bench.start;

import org.jspecify.annotations.NullMarked;
