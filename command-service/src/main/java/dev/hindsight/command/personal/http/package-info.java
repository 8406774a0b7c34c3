/** The door through which services that share a secret get customers' keys. */
@NullMarked
package dev.hindsight.command.personal.http;

import org.jspecify.annotations.NullMarked;
