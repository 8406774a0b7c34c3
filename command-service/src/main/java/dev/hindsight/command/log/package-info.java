/** The append-only log: what it takes, what it gives, and how it can fail. */
@NullMarked
package dev.hindsight.command.log;

import org.jspecify.annotations.NullMarked;
