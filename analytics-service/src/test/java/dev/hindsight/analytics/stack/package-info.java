/** The service of the tests: on real Kafka and real PostgreSQL, started after the events. */
@NullMarked
package dev.hindsight.analytics.stack;

import org.jspecify.annotations.NullMarked;
