@NullMarked
package dev.hindsight.command.seal;

import org.jspecify.annotations.NullMarked;
