@NullMarked
package dev.hindsight.command.snapshot;

import org.jspecify.annotations.NullMarked;
