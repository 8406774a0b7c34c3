/** What operators see and do, over HTTP. */
@NullMarked
package dev.hindsight.command.admin;

import org.jspecify.annotations.NullMarked;
