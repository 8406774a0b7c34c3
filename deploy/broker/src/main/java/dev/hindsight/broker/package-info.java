/** The Kafka broker of the local stack and of the tests, in a JVM of its own. */
@NullMarked
package dev.hindsight.broker;

import org.jspecify.annotations.NullMarked;
