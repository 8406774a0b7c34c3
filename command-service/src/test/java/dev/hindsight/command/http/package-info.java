/** The doors of the running service, over real stores. */
@NullMarked
package dev.hindsight.command.http;

import org.jspecify.annotations.NullMarked;
