/** The door through which operators have the log verified. */
@NullMarked
package dev.hindsight.command.verification.http;

import org.jspecify.annotations.NullMarked;
