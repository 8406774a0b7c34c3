/** What was measured, for programs and for people. */
@NullMarked
package dev.hindsight.bench.report;

import org.jspecify.annotations.NullMarked;
