/** How a command asks the launcher of a running stack for something. */
@NullMarked
package dev.hindsight.local.control;

import org.jspecify.annotations.NullMarked;
