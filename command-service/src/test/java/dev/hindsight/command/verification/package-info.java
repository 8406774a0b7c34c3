@NullMarked
package dev.hindsight.command.verification;

import org.jspecify.annotations.NullMarked;
