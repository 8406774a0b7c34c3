/** What one step of a command costs by itself, in time and in memory (JMH). */
@NullMarked
package dev.hindsight.bench.micro;

import org.jspecify.annotations.NullMarked;
