/** The doors through which operators take exports and give them back. */
@NullMarked
package dev.hindsight.command.backup.http;

import org.jspecify.annotations.NullMarked;
