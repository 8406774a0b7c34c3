/**
 * Real PostgreSQL and real Kafka as child processes that never outlive the JVM that started them.
 */
@NullMarked
package dev.hindsight.embedded;

import org.jspecify.annotations.NullMarked;
