@NullMarked
package dev.hindsight.command.relay;

import org.jspecify.annotations.NullMarked;
