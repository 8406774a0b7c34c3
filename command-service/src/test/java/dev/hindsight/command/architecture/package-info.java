/** Rules of the code's shape. */
@NullMarked
package dev.hindsight.command.architecture;

import org.jspecify.annotations.NullMarked;
