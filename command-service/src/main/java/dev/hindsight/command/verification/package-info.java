/** Says whether log, seals and topic are whole, unchanged and equal; and where they are not. */
@NullMarked
package dev.hindsight.command.verification;

import org.jspecify.annotations.NullMarked;
