/** Who may do what, asked of every endpoint. */
@NullMarked
package dev.hindsight.command.access;

import org.jspecify.annotations.NullMarked;
