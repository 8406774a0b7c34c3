/** Rebuilds beside what readers see, on real Kafka and PostgreSQL. */
@NullMarked
package dev.hindsight.kit.rebuild;

import org.jspecify.annotations.NullMarked;
