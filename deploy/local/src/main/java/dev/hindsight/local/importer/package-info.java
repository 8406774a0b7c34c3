/** Replays files of real shop traffic through the public HTTP interface. */
@NullMarked
package dev.hindsight.local.importer;

import org.jspecify.annotations.NullMarked;
