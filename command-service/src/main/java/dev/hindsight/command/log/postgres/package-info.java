/** The log in PostgreSQL: one statement a file. */
@NullMarked
package dev.hindsight.command.log.postgres;

import org.jspecify.annotations.NullMarked;
