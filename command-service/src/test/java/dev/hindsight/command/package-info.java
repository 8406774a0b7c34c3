@NullMarked
package dev.hindsight.command;

import org.jspecify.annotations.NullMarked;
