/** For tests of what threads share in memory: every schedule of their steps. */
@NullMarked
package dev.hindsight.schedule;

import org.jspecify.annotations.NullMarked;
