/** What is broken, and when. */
@NullMarked
package dev.hindsight.torture.scenario;

import org.jspecify.annotations.NullMarked;
