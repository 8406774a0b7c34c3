/** Turns rows into commands, in the order that sessions and listings need. */
@NullMarked
package dev.hindsight.local.importer.replay;

import org.jspecify.annotations.NullMarked;
