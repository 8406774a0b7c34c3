/** Tokens: for those who try the local stack, and for the commands that ask it for something. */
@NullMarked
package dev.hindsight.local.access;

import org.jspecify.annotations.NullMarked;
