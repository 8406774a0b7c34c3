/** What is kept of a play. */
@NullMarked
package dev.hindsight.torture.report;

import org.jspecify.annotations.NullMarked;
