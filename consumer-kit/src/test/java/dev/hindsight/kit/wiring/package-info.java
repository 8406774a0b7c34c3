/** The kit against real Kafka and PostgreSQL. */
@NullMarked
package dev.hindsight.kit.wiring;

import org.jspecify.annotations.NullMarked;
