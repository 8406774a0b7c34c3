@NullMarked
package dev.hindsight.command.watch;

import org.jspecify.annotations.NullMarked;
