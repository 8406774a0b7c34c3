/** Makes services start faster, out of what a run of them has shown. */
@NullMarked
package dev.hindsight.local.training;

import org.jspecify.annotations.NullMarked;
