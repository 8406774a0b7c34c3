/** States stored beside the log, so that long streams are quickly known. */
@NullMarked
package dev.hindsight.command.snapshot;

import org.jspecify.annotations.NullMarked;
