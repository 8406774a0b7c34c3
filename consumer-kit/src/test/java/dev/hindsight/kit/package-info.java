/** Rules of the whole kit. */
@NullMarked
package dev.hindsight.kit;

import org.jspecify.annotations.NullMarked;
