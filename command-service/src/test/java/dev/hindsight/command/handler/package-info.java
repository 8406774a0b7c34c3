@NullMarked
package dev.hindsight.command.handler;

import org.jspecify.annotations.NullMarked;
