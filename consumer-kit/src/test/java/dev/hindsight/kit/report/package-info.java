/** What is told of progress. */
@NullMarked
package dev.hindsight.kit.report;

import org.jspecify.annotations.NullMarked;
