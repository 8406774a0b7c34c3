@NullMarked
package dev.hindsight.command.log.postgres;

import org.jspecify.annotations.NullMarked;
