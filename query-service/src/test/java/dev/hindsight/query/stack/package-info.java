/** The service of the tests: on real Kafka and real PostgreSQL, with events to read. */
@NullMarked
package dev.hindsight.query.stack;

import org.jspecify.annotations.NullMarked;
