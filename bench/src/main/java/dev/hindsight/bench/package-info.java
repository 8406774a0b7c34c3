/** What is measured, and the command that measures it. */
@NullMarked
package dev.hindsight.bench;

import org.jspecify.annotations.NullMarked;
