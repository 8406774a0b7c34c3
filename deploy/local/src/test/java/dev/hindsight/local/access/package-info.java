/** Tokens of the local stack. */
@NullMarked
package dev.hindsight.local.access;

import org.jspecify.annotations.NullMarked;
