@NullMarked
package dev.hindsight.command.log;

import org.jspecify.annotations.NullMarked;
