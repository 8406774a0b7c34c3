/** Rules of the whole service, and what all its answers have in common. */
@NullMarked
package dev.hindsight.query;

import org.jspecify.annotations.NullMarked;
