/** The whole log as lines of an export, and back into an empty log. */
@NullMarked
package dev.hindsight.command.backup;

import org.jspecify.annotations.NullMarked;
